import type { BenchClient } from '../../build/start/bench-client.ts';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { ADJEI, HASHIMI, LOPEZ, MURPHY } from '../e2e/accounts.ts';
import { dayInTown } from '../e2e/town-time.ts';
import type { Hand } from './hands.ts';
import type { Notes } from './noted.ts';
import type { TaskId } from './tasks.ts';

/** A resident at a kiosk that shows the town's invitation. */
export type Resident = {
  readonly kiosk: KioskApp;
  readonly bench: BenchClient;
  readonly hand: Hand;
  readonly notes: Notes;
};

/** Whose bills are paid with the bill in the hand, and whose by number and surname: all have two or three, all numbers one length. */
const SCANNED = { touch: MURPHY, keypad: HASHIMI } as const;
const TYPED = {
  touch: { number: ADJEI.number, surname: 'adjei' },
  keypad: { number: LOPEZ.number, surname: 'lopez' },
} as const;

/** The rating: what is read of the last screen ends before it. */
const RATING = 'rate-1';

/** Each task from the touch that begins a session to the screen on which it is done. */
export const WALKS: Readonly<Record<TaskId, (resident: Resident) => Promise<void>>> = {
  'pay-by-scan': async (resident) => {
    const { kiosk, bench, hand, notes } = resident;
    await begins(resident);
    // As far as the tile that says what a bill is paid with.
    await notes.act('service-pay-bill');
    await bench.post('/api/scanner/scan', { code: SCANNED[hand.by].code });
    await kiosk.see('holder');
    await hand.opens('yes');
    await hand.opens('continue');
    await pays(resident);
  },
  'pay-by-number': async (resident) => {
    const { hand } = resident;
    const { number, surname } = TYPED[hand.by];
    await begins(resident);
    await hand.opens('service-pay-bill');
    await hand.types('account-number', number);
    await hand.opens('continue');
    await hand.opens('fact-surname');
    await hand.types('field-surname', surname);
    await hand.opens('continue');
    await hand.opens('yes');
    await hand.opens('continue');
    await pays(resident);
  },
  'parking-permit': async (resident) => {
    const { hand } = resident;
    await begins(resident);
    await hand.opens('group-permits');
    await hand.opens('service-permit-parking');
    await hand.types('field-given', 'maria');
    await hand.goesToAndTypes('field-family', 'lopez');
    await hand.opens('continue');
    await hand.types('field-street', 'mi');
    await hand.chooses('suggested-Mill Lane');
    await hand.types('field-houseNumber', '4');
    await hand.opens('continue');
    // No telephone number.
    await hand.opens('continue');
    await hand.chooses('option-a');
    await hand.opens('continue');
    await hand.chooses('option-12');
    await hand.opens('continue');
    await hand.chooses(`day-${dayInTown(0)}`);
    await hand.opens('continue');
    await hand.opens('group-add');
    await hand.types('field-plate', '241-d-1234');
    await hand.opens('continue');
    // No make, and no other vehicle.
    await hand.opens('continue');
    await hand.opens('continue');
    await hand.chooses('agree-truth');
    await hand.opens('continue');
    await pays(resident);
  },
  'queue-number': async (resident) => {
    const { kiosk, hand, notes } = resident;
    await begins(resident);
    await hand.opens('service-queue-number');
    await hand.opens('queue-registration');
    await kiosk.page.getByTestId(RATING).waitFor();
    await notes.look(RATING);
    await leaves(kiosk, 'finish');
  },
  'opening-hours': async (resident) => {
    const { kiosk, hand, notes } = resident;
    await begins(resident);
    await hand.opens('group-look-up');
    await hand.opens('list-place');
    // In the list of all places it is out of sight.
    await hand.chooses('places-library');
    await hand.opens('place-library');
    await notes.look('open-now');
    await leaves(kiosk, 'leave');
  },
};

async function begins({ kiosk, hand }: Resident): Promise<void> {
  await kiosk.see('attract');
  await hand.begins();
  await hand.opens('language-en');
  await kiosk.see('home');
}

/** From the review to the last screen, with a receipt on paper. */
async function pays({ kiosk, bench, hand, notes }: Resident): Promise<void> {
  await hand.opens('pay');
  await kiosk.page.locator('[data-phase="present-card"]').waitFor({ timeout: 120_000 });
  await notes.act(null);
  await bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await hand.opens('receipt-print');
  await kiosk.see('done');
  await notes.look(RATING);
  await leaves(kiosk, 'finish');
}

/** Nobody has to: the kiosk ends a session by itself. */
async function leaves(kiosk: KioskApp, testId: string): Promise<void> {
  await kiosk.tap(testId);
  await kiosk.see('attract');
}
