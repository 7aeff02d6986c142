import { afterAll, beforeAll, expect } from 'vitest';
import { type KioskRun, openTown, type TestTown, until } from '../support/index.ts';
import { playAll, type Stage } from './scenario.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const DELIVERED = [{ stands: 'delivered', charges: 1 }] as const;
const YEAR_MS = 365 * 24 * 3_600_000;

/** Stops the kiosk just after it has noted that it asks for the money, does something, and lets it go on. */
async function beforeTheTerminal(
  { kiosk, resident, bill }: Stage,
  act: () => Promise<void> | void,
): Promise<void> {
  await resident.choose(bill);
  await heldAt(kiosk, 'payment-requested', act);
}

async function heldAt(
  kiosk: KioskRun,
  kind: 'payment-requested' | 'payment-approved',
  act: () => Promise<void> | void,
): Promise<void> {
  await kiosk.setRule({ act: 'hold', when: 'after', kind });
  await kiosk.call('payment.start', { withoutPaper: false });
  await until('the kiosk stands still', () => kiosk.heard('held'));
  await act();
  kiosk.letGo();
}

const postings = async (stage: Stage): Promise<number> => {
  const { kioskId } = stage.scene;
  const rows = await town.central.db
    .selectFrom('postings')
    .select('outcome')
    .where('kiosk_id', '=', kioskId)
    .execute();
  return rows.length;
};

/** The bill's amount is corrected at the town hall: the same file again with another number in it. */
const billBecomes = (stage: Stage, amountMinor: number): Promise<unknown> =>
  town.bill({ ...stage.bill, amountMinor });

playAll(
  () => town,
  [
    {
      title: 'central is down before: the lookup says so, and nothing is charged',
      play: async ({ scene, kiosk, resident, bill }) => {
        await kiosk.call('session.begin');
        await kiosk.call('session.chooseLanguage', { language: 'en' });
        await kiosk.call('session.openService', { serviceId: 'pay-bill' });
        scene.line.set('shut');
        const secondFact = { kind: 'surname', value: 'Lee' };
        await kiosk.call('bills.identify', { accountNumber: bill.accountNumber, secondFact });
        await kiosk.see('account', ({ problem }) => problem === 'unreachable');
        await resident.leave();
        scene.line.set('open');
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
    {
      title: 'central goes down before the bill is held: nothing is charged',
      play: async ({ scene, kiosk, resident, bill }) => {
        await resident.choose(bill);
        scene.line.set('shut');
        await kiosk.call('payment.start', { withoutPaper: false });
        await kiosk.see('review', ({ problem }) => problem === 'unreachable');
        await resident.leave();
        scene.line.set('open');
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
    {
      title: 'central goes down during the payment: it is finished, queued and delivered later, once',
      play: async (stage) => {
        await beforeTheTerminal(stage, () => stage.scene.line.set('shut'));
        await stage.kiosk.see('receipt', ({ queued }) => queued);
        await stage.resident.takeReceipt();
        expect(await postings(stage)).toBe(0);
        stage.scene.line.set('open');
      },
      ends: DELIVERED,
      check: (_stage, [account]) =>
        expect(account?.events.map(({ kind }) => kind)).toContain('delivery-queued'),
    },
    {
      title: 'central is down, and the kiosk loses power with the payment in its queue',
      play: async (stage) => {
        await beforeTheTerminal(stage, () => stage.scene.line.set('shut'));
        await stage.resident.takeReceipt();
        await stage.kiosk.kill();
        await stage.scene.start({ ready: false });
        stage.scene.line.set('open');
      },
      ends: DELIVERED,
    },
    {
      title: 'central comes back while the resident still reads the receipt',
      play: async (stage) => {
        await beforeTheTerminal(stage, () => stage.scene.line.set('shut'));
        await stage.kiosk.see('receipt', ({ queued }) => queued);
        stage.scene.line.set('open');
        await until('central has it', async () => (await postings(stage)) === 1);
        await stage.resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'central has it and its answer is lost: sent again, posted once (C22, C23)',
      play: async (stage) => {
        const { line } = stage.scene;
        await stage.resident.choose(stage.bill);
        await heldAt(stage.kiosk, 'payment-approved', () => {
          line.set('shut');
          line.set('hold-answer');
        });
        await until('central has it', async () => (await postings(stage)) === 1);
        await stage.kiosk.see('receipt', ({ queued }) => queued);
        line.set('shut');
        line.set('open');
        await stage.resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    ...[YEAR_MS, -YEAR_MS, -Date.now()].map((aheadMs) => ({
      title: `the clock jumps by ${Math.round(aheadMs / YEAR_MS)} years in mid-payment (C26)`,
      play: async (stage: Stage) => {
        await beforeTheTerminal(stage, () => undefined);
        await stage.kiosk.turnClock(aheadMs);
        await stage.resident.takeReceipt();
        await stage.kiosk.turnClock(0);
      },
      ends: DELIVERED,
    })),
    {
      title:
        'the bill becomes dearer during the payment: what was shown is charged, the rest stays open (C29)',
      play: async (stage: Stage) => {
        await beforeTheTerminal(stage, async () => void (await billBecomes(stage, 9_900)));
        await stage.resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'the bill becomes cheaper during the payment: what was shown is charged, and goes back (C29)',
      play: async (stage: Stage) => {
        await beforeTheTerminal(stage, async () => void (await billBecomes(stage, 1_500)));
        await stage.kiosk.see('returning', ({ done }) => done);
        await stage.resident.leave();
      },
      ends: [{ stands: 'reversed', charges: 1 }],
    },
    {
      title:
        'the bill becomes dearer before the payment: nothing is charged, the resident sees the new amount',
      play: async ({ kiosk, resident, bill }: Stage) => {
        await resident.choose(bill);
        await town.bill({ ...bill, amountMinor: 3_000 });
        await kiosk.call('payment.start', { withoutPaper: false });
        await kiosk.see('review', ({ problem }) => problem === 'amount-changed');
        await kiosk.call('session.back');
        await kiosk.see('bills', ({ bills }) => bills[0]?.openMinor === 3_000);
        await resident.leave();
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
  ],
);
