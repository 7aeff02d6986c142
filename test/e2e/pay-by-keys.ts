import type { BenchClient } from '../../build/start/bench-client.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import type { Person } from './keys-and-eyes.ts';

export type Payer = {
  readonly person: Person;
  readonly bench: BenchClient;
  /** The bill that is shown to the scanner; all that is open of the account is paid. */
  readonly bill: { readonly accountNumber: string; readonly billNumber: string };
  /** What happens while the resident reads once more what is to be paid. */
  readonly meanwhile?: () => Promise<void>;
  /** What happens before the resident leaves, with the receipt in hand. */
  readonly beforeLeaving?: () => void;
};

/** From the town's invitation back to it: a resident pays all bills of an account by keys and a card, and takes a receipt on paper. */
export async function payByKeys({ person, bench, bill, beforeLeaving, meanwhile }: Payer): Promise<void> {
  // The focus comes to each screen's heading; the next place is the first thing to choose.
  await person.chooses('Tab');
  await person.reads('Choose your language');
  await person.chooses('Tab');
  await person.reads('What would you like to do');
  await bench.post('/api/scanner/scan', { code: writeBillCode({ townId: 'millbrook', ...bill }) });
  await person.reads('Do these bills belong');
  await person.chooses('Tab');
  await person.reads('Which bills would you like');
  // From the end: the way out, the language, help, reading aloud, how the screen is to be, the way back, then what leads on.
  await person.chooses(...Array<string>(7).fill('shift+Tab'));
  await person.reads('Is everything right');
  await meanwhile?.();
  await person.chooses('Tab');
  await person.reads('insert your card');
  await bench.post('/api/terminal/card', { card: 'contactless' });
  await person.reads('How would you like your receipt');
  await person.chooses('Tab');
  await person.reads('take your receipt');
  beforeLeaving?.();
  // From the end: the way out.
  await person.chooses('shift+Tab');
  await person.reads('Touch to begin');
}
