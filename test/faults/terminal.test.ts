import { afterAll, beforeAll } from 'vitest';
import { TEST_CARDS, type TransactionFault } from '../../hardware/terminal/nexo/simulator/index.ts';
import { openTown, QUICK, type TestTown, until } from '../support/index.ts';
import { playAll, type Scenario, type Stage } from './scenario.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const IMPATIENT = { deadlines: { paymentMs: 1_000 } };
/** Long enough for what a test does while the bank is asked. */
const BANK_MS = 5_000;
const DELIVERED = [{ stands: 'delivered', charges: 1 }] as const;

/** The payment comes through whatever happens to the answer. */
const paysDespite = (title: string, fault: TransactionFault, options?: Scenario['options']): Scenario => ({
  title,
  ...(options ? { options } : {}),
  play: async ({ terminal, resident, bill }) => {
    terminal.faultNext(fault);
    await resident.pay(bill);
    await resident.takeReceipt('screen');
  },
  ends: DELIVERED,
});

/** Nobody can say what the card has paid: never paid, never failed, but a clerk's. */
const goesToAClerk = (title: string, fault: TransactionFault, netMinor: number): Scenario => ({
  title,
  play: async ({ terminal, kiosk, resident, bill }) => {
    terminal.faultNext(fault);
    await resident.pay(bill);
    await kiosk.see('clerk');
    await resident.leave();
  },
  ends: [{ stands: 'clerk', charges: 1, netMinor, exceptions: ['payment-unknown'] }],
});

const leaves = async ({ kiosk, resident }: Stage): Promise<void> => {
  await kiosk.see('pay-again');
  await resident.leave();
};
const terminalIs = async ({ terminal }: Stage, state: string): Promise<void> => {
  await until(`the terminal shows "${state}"`, () => terminal.display().state === state);
};

playAll(
  () => town,
  [
    paysDespite('the answer is lost (C8)', { kind: 'answer-lost' }),
    paysDespite(
      'the answer comes after the kiosk has stopped waiting',
      { kind: 'slow', delayMs: 1_500 },
      IMPATIENT,
    ),
    paysDespite(
      'the approval comes after the kiosk has stopped waiting (C16)',
      { kind: 'late-approval', afterMs: 2_000 },
      IMPATIENT,
    ),
    paysDespite('the answer comes twice', { kind: 'doubled-answer' }),
    paysDespite('the answer is for another request (C28)', { kind: 'wrong-reference' }),
    paysDespite('the answer tells of another amount, its repetition does not', {
      kind: 'wrong-amount',
      in: 'answer',
    }),
    paysDespite('the answer is garbled', { kind: 'garbled-answer' }),
    paysDespite('the answer was tampered with', { kind: 'tampered-answer' }),
    goesToAClerk('another amount was charged (C28)', { kind: 'wrong-amount', amountMinor: 9_999 }, 9_999),
    goesToAClerk('only a part was approved (C28)', { kind: 'partial-approval', amountMinor: 1_000 }, 1_000),
    {
      title: 'the request is lost: the terminal knows nothing of it, and the resident pays anew (C3, C4)',
      options: IMPATIENT,
      play: async ({ terminal, kiosk, resident, bill }) => {
        terminal.faultNext({ kind: 'request-lost' });
        await resident.pay(bill);
        await kiosk.see('pay-again', ({ reason }) => reason === 'not-made');
        await kiosk.call('payment.start', { withoutPaper: false });
        await resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'the terminal loses power before the bank is asked: not charged, and it says so afterwards',
      play: async (stage) => {
        stage.terminal.faultNext({ kind: 'power-loss', at: 'before-authorisation' });
        await stage.resident.pay(stage.bill);
        await until('the terminal is dark', () => stage.terminal.state().power === 'off');
        await stage.terminal.powerOn();
        await leaves(stage);
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
    {
      title: 'the terminal loses power after the bank has approved, and comes back (C7)',
      play: async ({ terminal, resident, bill }) => {
        terminal.faultNext({ kind: 'power-loss', at: 'after-authorisation' });
        await resident.pay(bill);
        await until('the terminal is dark', () => terminal.state().power === 'off');
        await terminal.powerOn();
        await resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'the terminal loses power after the bank has approved, and stays dark: a clerk has it (C7)',
      options: { waits: { statusRoundMs: 300 } },
      play: async ({ terminal, kiosk, resident, bill }) => {
        terminal.faultNext({ kind: 'power-loss', at: 'after-authorisation' });
        await resident.pay(bill);
        await kiosk.see('clerk');
        await resident.leave();
      },
      ends: [{ stands: 'clerk', charges: 1, netMinor: 'price', exceptions: ['payment-unknown'] }],
    },
    {
      title:
        'the request arrives long after the terminal has said that it knows nothing of it: reversed (C18)',
      options: IMPATIENT,
      play: async (stage) => {
        await arrivesLate(stage);
        await leaves(stage);
        stage.scene.devices.cable.release();
      },
      ends: [{ stands: 'reversed', charges: 1 }],
    },
    {
      title: 'the request arrives late and the resident has paid anew: the first one is reversed (C18)',
      options: { ...IMPATIENT, waits: { lateCheckMs: 1_500 } },
      play: async (stage) => {
        await arrivesLate(stage);
        await stage.kiosk.see('pay-again');
        await stage.kiosk.call('payment.start', { withoutPaper: false });
        await stage.resident.takeReceipt('screen');
        stage.scene.devices.cable.release();
      },
      ends: [{ stands: 'delivered', charges: 2 }],
    },
    {
      title: 'the resident cancels while the terminal waits for the card: not charged',
      play: async (stage) => {
        stage.terminal.setCardholder(null);
        await stage.resident.pay(stage.bill);
        await terminalIs(stage, 'present-card');
        await stage.kiosk.see('paying', ({ canCancel }) => canCancel);
        await stage.kiosk.call('payment.cancel');
        await leaves(stage);
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
    {
      title: 'the resident cancels while the bank approves: the approval counts (C15)',
      play: async (stage) => {
        stage.terminal.faultNext({ kind: 'late-approval', afterMs: BANK_MS });
        await stage.resident.pay(stage.bill);
        await terminalIs(stage, 'authorising');
        await stage.kiosk.call('payment.cancel');
        await stage.resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'somebody taps "pay" again and again: charged once (C19)',
      play: async ({ kiosk, resident, bill }) => {
        await resident.choose(bill);
        const taps = Array.from({ length: 5 }, () => kiosk.call('payment.start', { withoutPaper: false }));
        await Promise.all(taps);
        await kiosk.see('receipt');
        await kiosk.call('payment.start', { withoutPaper: false });
        await resident.takeReceipt('screen');
      },
      ends: DELIVERED,
    },
    {
      title: 'the kiosk dies while the terminal waits for the card: the payment is called off (C5)',
      play: async (stage) => {
        stage.terminal.setCardholder(null);
        await stage.resident.pay(stage.bill);
        await terminalIs(stage, 'present-card');
        await stage.kiosk.kill();
        await stage.scene.start({ ready: false });
      },
      ends: [{ stands: 'not-charged', charges: 0 }],
    },
    {
      title: 'the kiosk dies while the terminal waits, and the card is presented meanwhile (C5)',
      play: async (stage) => {
        stage.terminal.setCardholder(null);
        await stage.resident.pay(stage.bill);
        await terminalIs(stage, 'present-card');
        await stage.kiosk.kill();
        stage.terminal.setCardholder({ card: TEST_CARDS.contactless, ...QUICK });
        await until('it is charged', () => stage.terminal.ledger().length === 1);
        await stage.scene.start();
      },
      ends: DELIVERED,
    },
    {
      title: 'the kiosk dies while the bank is asked (C6)',
      play: async (stage) => {
        stage.terminal.faultNext({ kind: 'late-approval', afterMs: BANK_MS });
        await stage.resident.pay(stage.bill);
        await terminalIs(stage, 'authorising');
        await stage.kiosk.kill();
        await stage.scene.start({ ready: false });
      },
      ends: DELIVERED,
    },
    {
      title: "the reversal's answer is lost: asked for, and reversed once (C17)",
      play: async (stage) => {
        stage.terminal.faultNextReversal({ kind: 'reversal-answer-lost' });
        await isRefusedByCentral(stage);
        await stage.kiosk.see('returning', ({ done }) => done);
        await stage.resident.leave();
      },
      ends: [{ stands: 'reversed', charges: 1 }],
    },
    {
      title: 'the reversal is refused six times: a clerk has it (C17)',
      play: async (stage) => {
        await stage.terminal.setFaults({ kind: 'reversal-refused' });
        await isRefusedByCentral(stage);
        await stage.kiosk.see('clerk');
        await stage.resident.leave();
      },
      ends: [
        {
          stands: 'clerk',
          charges: 1,
          netMinor: 'price',
          exceptions: ['reversal-refused'],
        },
      ],
      check: (_stage, [account]) => {
        const tries = account?.events.filter(({ kind }) => kind === 'reversal-requested');
        if (tries?.length !== 6) throw new Error(`${tries?.length} tries`);
      },
    },
  ],
);

/** The payment's request is held on the cable until the terminal has been asked for it and knew nothing. */
async function arrivesLate({ scene, kiosk, resident, bill }: Stage): Promise<void> {
  await resident.choose(bill);
  await holdBefore(scene, kiosk);
  await kiosk.see('pay-again', ({ reason }) => reason === 'not-made');
}

/** Stops the kiosk just before it asks for the money, so that the very next connection is the payment's. */
async function holdBefore(scene: Stage['scene'], kiosk: Stage['kiosk']): Promise<void> {
  await kiosk.setRule({ act: 'hold', when: 'after', kind: 'payment-requested' });
  await kiosk.call('payment.start', { withoutPaper: false });
  await until('the kiosk stands still', () => kiosk.heard('held'));
  scene.devices.cable.next('hold-request');
  kiosk.letGo();
}

/** Another kiosk pays the same bill while the bank is asked. */
async function isRefusedByCentral({ scene, resident, terminal, bill }: Stage): Promise<void> {
  terminal.faultNext({ kind: 'late-approval', afterMs: BANK_MS });
  await resident.pay(bill);
  await until('the bank is asked', () => terminal.display().state === 'authorising');
  await scene.town.payElsewhere(bill);
}
