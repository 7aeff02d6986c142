import { afterAll, beforeAll, expect } from 'vitest';
import { paperToText } from '../../hardware/printer/escpos/decoder/index.ts';
import { isReady, openTown, type TestTown, until } from '../support/index.ts';
import { playAll, type Stage } from './scenario.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const DELIVERED = { stands: 'delivered', charges: 1 } as const;

const papersOf = ({ scene }: Stage): readonly string[] =>
  scene.devices.printer.papers().map((paper) => paperToText(paper).join('\n'));
const printerIs = (stage: Stage, able: boolean): Promise<unknown> =>
  until('the kiosk knows how the printer is', async () => (await stage.kiosk.devices()).printer === able);
const receiptPage = async (stage: Stage, failed: 'unconfirmed' | 'not-printed' | null): Promise<void> => {
  await stage.kiosk.see('receipt', (screen) => screen.failed === failed);
};

/** The next person pays another bill and takes it on paper; nothing of the person before is on any paper after it. */
async function nextPersonPrints(stage: Stage): Promise<void> {
  const references = new Set<string>();
  await stage.resident.pay(await town.bill());
  await stage.kiosk.see('receipt', ({ reference }) => references.add(reference) !== undefined);
  await stage.resident.takeReceipt('print');
  const [reference] = references;
  const last = papersOf(stage).at(-1);
  expect(last).toContain(reference);
  expect(last).not.toContain(stage.bill.billNumber);
}

playAll(
  () => town,
  [
    {
      title: 'no paper before the payment: the resident is asked first, and nothing prints later',
      play: async (stage) => {
        const { kiosk, resident, bill, scene } = stage;
        await scene.devices.printer.setFaults({ paperOut: true });
        await printerIs(stage, false);
        await resident.choose(bill);
        await kiosk.see('review', ({ paper }) => paper === 'ask');
        await kiosk.call('payment.start', { withoutPaper: false });
        await kiosk.see('review', ({ paper }) => paper === 'ask');
        expect(stage.terminal.requests().filter(({ category }) => category === 'Payment')).toEqual([]);
        await kiosk.call('payment.start', { withoutPaper: true });
        await resident.takeReceipt('screen');
        await scene.devices.printer.setFaults({ paperOut: false });
        await printerIs(stage, true);
        await nextPersonPrints(stage);
      },
      ends: [DELIVERED, DELIVERED],
    },
    {
      title:
        'the paper ends in mid-job: the payment stands, the screen gives the receipt, the rest never prints (C13)',
      play: async (stage) => {
        const { kiosk, resident, bill, scene } = stage;
        scene.devices.printer.schedule({ after: { unit: 'lines', count: 4 }, set: { paperOut: true } });
        await resident.pay(bill);
        await kiosk.see('receipt');
        await kiosk.call('receipt.choose', { way: 'print', address: null });
        await receiptPage(stage, 'unconfirmed');
        await kiosk.call('receipt.choose', { way: 'screen', address: null });
        await kiosk.see('done');
        await resident.leave();
        await scene.devices.printer.setFaults({ paperOut: false });
        await printerIs(stage, true);
        await nextPersonPrints(stage);
      },
      ends: [DELIVERED, DELIVERED],
      check: (_stage, [account]) => expect(account?.journal?.print).toEqual({ kind: 'none' }),
    },
    {
      title: 'the paper ends in mid-job and is refilled: the second print is marked as a copy (C13)',
      play: async (stage) => {
        const { kiosk, resident, bill, scene } = stage;
        scene.devices.printer.schedule({ after: { unit: 'lines', count: 4 }, set: { paperOut: true } });
        await resident.pay(bill);
        await kiosk.see('receipt');
        await kiosk.call('receipt.choose', { way: 'print', address: null });
        await receiptPage(stage, 'unconfirmed');
        await scene.devices.printer.setFaults({ paperOut: false });
        await printerIs(stage, true);
        await kiosk.call('receipt.choose', { way: 'print', address: null });
        await kiosk.see('done');
        await resident.leave();
        expect(papersOf(stage).at(-1)).toContain('COPY');
      },
      ends: [DELIVERED],
    },
    {
      title: 'the kiosk dies in mid-print: the payment stands, and the next person gets only their own paper',
      play: async (stage) => {
        const { kiosk, resident, bill, scene } = stage;
        await resident.pay(bill);
        await kiosk.see('receipt');
        // Not before: a kiosk that knows of it asks first whether to pay without paper.
        await scene.devices.printer.setFaults({ stalled: true });
        await kiosk.call('receipt.choose', { way: 'print', address: null });
        await kiosk.see('printing');
        await kiosk.kill();
        const again = await scene.start({ ready: false });
        await scene.devices.printer.setFaults({ stalled: false });
        await isReady(again.kiosk);
        const notice = again.kiosk.view()?.screen;
        expect(notice).toMatchObject({ kind: 'attract', notice: { outcome: { kind: 'paid' } } });
        await nextPersonPrints({ ...stage, ...again });
      },
      ends: [DELIVERED, DELIVERED],
      check: (_stage, [account]) =>
        expect(account?.journal?.print).toEqual({ kind: 'unconfirmed', reason: 'restart' }),
    },
    {
      title: 'the printer is switched off in mid-job',
      play: async (stage) => {
        const { kiosk, resident, bill, scene } = stage;
        scene.devices.printer.schedule({ after: { unit: 'lines', count: 14 }, set: { poweredOff: true } });
        await resident.pay(bill);
        await kiosk.see('receipt');
        await kiosk.call('receipt.choose', { way: 'print', address: null });
        await receiptPage(stage, 'unconfirmed');
        await kiosk.call('receipt.choose', { way: 'email', address: 'ann.lee@example.org' });
        await kiosk.see('done');
        await resident.leave();
        await scene.devices.printer.setFaults({ poweredOff: false });
        await printerIs(stage, true);
        await nextPersonPrints(stage);
      },
      ends: [DELIVERED, DELIVERED],
    },
  ],
);
