import { z } from 'zod';
import type { BenchClient } from '../../build/start/bench-client.ts';
import type { DemoTown } from '../../build/start/demo-town.ts';
import { readKioskJournal } from '../../build/start/read-journal.ts';
import type { JournalEntry, KioskEvent } from '../../domain/journal/index.ts';
import { until } from '../support/index.ts';

export type BooksParts = {
  readonly town: DemoTown;
  readonly bench: BenchClient;
  /** How many payments there were. */
  readonly payments: number;
  /** The reason for which each release was rolled back, by its version. */
  readonly rolledBack: ReadonlyMap<string, string>;
  /** The versions that have worked, in their order. */
  readonly worked: readonly string[];
  /** Ends the kiosk. */
  readonly end: () => Promise<void>;
};

const Bills = z.object({
  bills: z.array(
    z.object({ accountNumber: z.string(), amountMinor: z.number(), paidMinor: z.number() }).loose(),
  ),
});
const Kiosks = z.object({ kiosks: z.array(z.object({ headSeq: z.number() }).loose()) });
const Alarms = z.object({ alarms: z.array(z.object({ kind: z.string(), detail: z.string() }).loose()) });

/** What is left to pay of an account, in minor units. */
export async function openMinor(town: DemoTown, account: string): Promise<number> {
  const { bills } = Bills.parse(await town.ask('bills', account));
  if (bills.length === 0) throw new Error(`central knows no account ${account}`);
  return bills.reduce((sum, { amountMinor, paidMinor }) => sum + amountMinor - paidMinor, 0);
}

/**
 * Ends the kiosk, reads its journal as a new start would, structure, chain and signatures, and compares it with the terminal's books and with
 * central. Returns what was found, a sentence each; throws where they do not agree.
 */
export async function compareBooks(parts: BooksParts): Promise<readonly string[]> {
  const { town, bench, payments, worked, rolledBack } = parts;
  await isQuiet(town);
  await parts.end();
  const journal = readKioskJournal(town.kioskFolder);
  const events = journal.flatMap(({ body }) => (body.subject === 'kiosk' ? [body.event] : []));

  const atCentral = await headAtCentral(town);
  agree('entries at central', atCentral, journal.length);
  agree('alarms', await alarmsNow(town), []);

  const charged = (await bench.ledger()).map(({ kind, amountMinor }) =>
    kind === 'charge' ? amountMinor : -amountMinor,
  );
  agree('payments in the journal', approvedIn(journal), charged);
  agree('payments', charged.length, payments);
  const { bills } = Bills.parse(await town.ask('bills'));
  agree('paid at central', sum(bills.map(({ paidMinor }) => paidMinor)), sum(charged));

  agree('versions that opened the journal', inOrder(events), worked);
  agree('fallbacks in the journal', fallbacksIn(events), [...rolledBack]);
  return [
    `The journal is whole: ${journal.length} entries, its chain and signatures verified, written by ${worked.join(', ')} in turn; central has them all.`,
    `Terminal, journal and central agree on ${payments} payments, ${(sum(charged) / 100).toFixed(2)} in all; no alarm is left.`,
    `The journal names every fallback with its reason: ${[...rolledBack].map((one) => one.join(' ')).join(', ')}.`,
  ];
}

/** The alarms that central shows, as their kind and what they say. */
export async function alarmsNow(town: DemoTown): Promise<string[]> {
  return Alarms.parse(await town.ask('alarms')).alarms.map(({ kind, detail }) => `${kind}: ${detail}`);
}

/** Waits until central has got nothing new from the kiosk for some looks: what it had to deliver is there. */
async function isQuiet(town: DemoTown): Promise<void> {
  let before = -1;
  let same = 0;
  await until('the kiosk has delivered its journal', async () => {
    const head = await headAtCentral(town);
    same = head === before ? same + 1 : 0;
    before = head;
    return same >= LOOKS_UNCHANGED;
  });
}

const LOOKS_UNCHANGED = 5;

async function headAtCentral(town: DemoTown): Promise<number> {
  const [kiosk] = Kiosks.parse(await town.ask('kiosks')).kiosks;
  if (!kiosk) throw new Error('central knows no kiosk');
  return kiosk.headSeq;
}

const approvedIn = (journal: readonly JournalEntry[]): number[] =>
  journal.flatMap(({ body }) =>
    body.subject === 'transaction' && body.event.kind === 'payment-approved'
      ? [body.event.payment.amount.amountMinor]
      : [],
  );

/** Each version that opened the journal, once where the same one opened it again. */
const inOrder = (events: readonly KioskEvent[]): string[] =>
  events
    .flatMap((event) => (event.kind === 'journal-opened' ? [event.version] : []))
    .filter((version, at, all) => version !== all[at - 1]);

const fallbacksIn = (events: readonly KioskEvent[]): [string, string][] =>
  events.flatMap((event): [string, string][] =>
    event.kind === 'release-state' && event.state.kind === 'rolled-back'
      ? [[event.version, event.state.why]]
      : [],
  );

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

function agree(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one}, expected ${other}`);
}
