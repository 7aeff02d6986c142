import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualTimers, type VirtualTimers } from '../../timers/testing/virtual-timers.ts';
import type { PaymentRequest, PaymentTerminal } from '../payment-terminal.ts';
import {
  type ChooseMischief,
  type Mischief,
  type PlainTerminal,
  startPlainTerminal,
  TEST_CARDS,
  type TransactionFault,
} from './simulator/index.ts';
import { approved } from './testing/pair.ts';
import { openPlainDriver } from './testing/plain-driver.ts';
import { payer, paymentRequest, reversalOf } from './testing/sale-side.ts';
import { seededRandom } from './testing/seeded-random.ts';

const AUTO = { card: TEST_CARDS.contactless, cardDelayMs: 3_000, pinDelayMs: 2_000, removeDelayMs: 500 };

let timers: VirtualTimers;
let plain: PlainTerminal;
let terminal: PaymentTerminal;
let mischief: ChooseMischief;

beforeEach(() => {
  timers = createVirtualTimers();
  mischief = () => [];
  const random = seededRandom(8);
  plain = startPlainTerminal({
    timers,
    random,
    cardholder: AUTO,
    mischief: (message) => mischief(message),
  });
  terminal = openPlainDriver(plain, { timers, random });
});
afterEach(async () => {
  await terminal.close();
  plain.close();
});

/** Every message of a category goes wrong in this way. */
const spoil = (category: string, ...faults: Mischief) => {
  mischief = (message) => (message.category === category ? faults : []);
};
const pay = (amountMinor = 1234) => {
  const { request, outcome } = payer(terminal).pay(amountMinor);
  return { request, outcome: timers.until(outcome) };
};
const ask = (request: PaymentRequest) => timers.until(terminal.paymentStatus(request));
const EUR = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('a payment whose answer goes wrong', () => {
  it.each<[TransactionFault, object, object, number]>([
    [{ kind: 'slow', delayMs: 60_000 }, { kind: 'approved' }, { kind: 'approved' }, 1234],
    [{ kind: 'doubled-answer' }, { kind: 'approved' }, { kind: 'approved' }, 1234],
    [{ kind: 'answer-lost' }, { reason: 'no-answer' }, { kind: 'approved' }, 1234],
    [{ kind: 'answer-withheld' }, { reason: 'no-answer' }, { kind: 'approved' }, 1234],
    [{ kind: 'request-lost' }, { reason: 'no-answer' }, { kind: 'not-found' }, 0],
    [{ kind: 'wrong-reference' }, { reason: 'wrong-reference' }, { kind: 'approved' }, 1234],
    [{ kind: 'wrong-terminal' }, { reason: 'wrong-reference' }, { kind: 'approved' }, 1234],
    [{ kind: 'wrong-kiosk' }, { reason: 'wrong-reference' }, { kind: 'approved' }, 1234],
    [{ kind: 'wrong-category' }, { reason: 'wrong-reference' }, { kind: 'approved' }, 1234],
    [{ kind: 'wrong-transaction' }, { reason: 'wrong-reference' }, { kind: 'approved' }, 1234],
    [{ kind: 'garbled-answer' }, { reason: 'answer-unreadable' }, { kind: 'approved' }, 1234],
    [
      { kind: 'wrong-amount', amountMinor: 1428 },
      { reason: 'wrong-amount', seen: { amount: EUR(1428) } },
      { reason: 'wrong-amount', seen: { amount: EUR(1428) } },
      1428,
    ],
    [
      { kind: 'wrong-currency', in: 'answer' },
      { reason: 'wrong-currency', seen: { amount: { amountMinor: 1234, currency: 'USD' } } },
      { kind: 'approved' },
      1234,
    ],
    [
      { kind: 'partial-approval', amountMinor: 660 },
      { reason: 'partial-approval', seen: { amount: EUR(660) } },
      { reason: 'partial-approval', seen: { amount: EUR(660) } },
      660,
    ],
    [
      { kind: 'done-though-denied', errorCondition: 'Cancel' },
      { kind: 'declined' },
      { kind: 'declined' },
      1234,
    ],
  ])('%j', async (fault, first, later, charged) => {
    plain.faultNext(fault);
    const { request, outcome } = pay();
    expect(await outcome).toMatchObject(first);
    expect(await ask(request)).toMatchObject(later);
    expect(plain.netChargedMinor(request.transactionId)).toBe(charged);
  });

  it('takes as long as its deadline and no longer', async () => {
    plain.faultNext({ kind: 'answer-withheld' });
    await pay().outcome;
    expect(timers.monotonicMs()).toBe(150_000);
  });

  it('ends at once when the driver is closed', async () => {
    plain.setCardholder(null);
    const { outcome } = payer(terminal).pay();
    await timers.advance(1_000);
    await terminal.close();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(timers.monotonicMs()).toBe(1_000);
  });
});

describe('a terminal that denies a charge', () => {
  it('charges minutes after it said that it knows nothing, and its totals say so', async () => {
    plain.faultNext({ kind: 'late-charge', afterMs: 10 * 60_000 });
    const { request, outcome } = pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(await ask(request)).toEqual({ kind: 'not-found' });
    await timers.advance(10 * 60_000);
    expect((await ask(request)).kind).toBe('approved');
    expect(await timers.until(terminal.totals())).toMatchObject({
      totals: [{ currency: 'EUR', payments: { count: 1, sumMinor: 1234 } }],
    });
  });

  it('is asked to abort, says aborted, and charges all the same', async () => {
    plain.setCardholder(null);
    plain.faultNext({ kind: 'done-though-denied', afterMs: 60_000 });
    const { request, outcome } = payer(terminal).pay();
    await timers.advance(1_000);
    await timers.until(terminal.abort(request.reference));
    expect(await outcome).toEqual({ kind: 'declined', reason: 'aborted-by-kiosk' });
    expect(plain.netChargedMinor(request.transactionId)).toBe(0);
    await timers.advance(60_000);
    expect(plain.netChargedMinor(request.transactionId)).toBe(1234);
    expect(await ask(request)).toEqual({ kind: 'declined', reason: 'aborted-by-kiosk' });
  });

  it.each([
    ['kept', { kind: 'approved' }],
    ['lost', { kind: 'not-found' }],
  ] as const)('loses power after the charge, its memory %s', async (memory, told) => {
    plain.faultNext({ kind: 'power-loss', at: 'after-authorisation', memory });
    const { request, outcome } = pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(await ask(request)).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(await timers.until(terminal.checkStatus())).toMatchObject({ connection: 'offline' });
    plain.powerOn();
    expect(await timers.until(terminal.checkStatus())).toMatchObject({ connection: 'online' });
    expect(await ask(request)).toMatchObject(told);
    expect(plain.netChargedMinor(request.transactionId)).toBe(1234);
  });
});

describe('a status question that goes wrong', () => {
  it.each<[Mischief[number], object]>([
    [{ kind: 'status-silent' }, { kind: 'unknown', reason: 'no-answer' }],
    [{ kind: 'status-forgets' }, { kind: 'not-found' }],
    [{ kind: 'status-in-progress' }, { kind: 'in-progress' }],
    [{ kind: 'status-garbled' }, { kind: 'unknown', reason: 'answer-unreadable' }],
    [{ kind: 'status-other-tender' }, { kind: 'unknown', reason: 'wrong-reference' }],
    [
      { kind: 'status-other-amount', amountMinor: 660, partial: true },
      { kind: 'unknown', reason: 'partial-approval', seen: { amount: EUR(660) } },
    ],
    [
      { kind: 'status-other-amount', amountMinor: 1428 },
      { kind: 'unknown', reason: 'wrong-amount', seen: { amount: EUR(1428) } },
    ],
    [
      { kind: 'status-other-amount', currency: 'GBP' },
      { kind: 'unknown', reason: 'wrong-currency', seen: { amount: { amountMinor: 1234, currency: 'GBP' } } },
    ],
    [{ kind: 'wrong-reference' }, { kind: 'unknown', reason: 'wrong-reference' }],
    [{ kind: 'wrong-category' }, { kind: 'unknown', reason: 'wrong-reference' }],
    [{ kind: 'wrong-terminal' }, { kind: 'unknown', reason: 'wrong-reference' }],
    [{ kind: 'wrong-transaction' }, { kind: 'unknown', reason: 'wrong-reference' }],
    [{ kind: 'answer-lost' }, { kind: 'unknown', reason: 'no-answer' }],
  ])('%j', async (fault, told) => {
    await pay(500).outcome;
    plain.faultNext({ kind: 'answer-lost' });
    const { request, outcome } = pay();
    await outcome;
    spoil('TransactionStatus', fault);
    expect(await ask(request)).toMatchObject(told);
    mischief = () => [];
    expect((await ask(request)).kind).toBe('approved');
  });

  it('as often as was set, and then no more', async () => {
    const { request, outcome } = pay();
    await outcome;
    plain.setFaults({ kind: 'status-garbled', times: 3 });
    for (let times = 0; times < 3; times += 1) expect((await ask(request)).kind).toBe('unknown');
    expect((await ask(request)).kind).toBe('approved');
  });

  it('about another payment of the same amount is never taken for ours', async () => {
    const { request, outcome } = pay();
    await outcome;
    const never = paymentRequest(1234);
    spoil('TransactionStatus', { kind: 'status-other-tender' });
    expect(await ask(never)).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
    mischief = () => [];
    expect(await ask(never)).toEqual({ kind: 'not-found' });
    expect((await ask(request)).kind).toBe('approved');
  });
});

describe('a reversal that goes wrong', () => {
  const paid = async () => {
    const { request, outcome } = pay(1148);
    return reversalOf(request, approved(await outcome));
  };

  it.each(['partial', 'success'] as const)(
    'sends a part back and says %s, directly and repeated',
    async (said) => {
      const reversal = await paid();
      plain.faultNextReversal({ kind: 'partial-reversal', amountMinor: 574, said });
      const partial = { kind: 'partial', reversed: EUR(574) };
      expect(await timers.until(terminal.reverse(reversal))).toEqual(partial);
      expect(await timers.until(terminal.reversalStatus(reversal))).toEqual(partial);
      expect(plain.netChargedMinor(reversal.transactionId)).toBe(574);
    },
  );

  it('is done, its answer lost, then forgotten, and then refused because the money is back', async () => {
    const reversal = await paid();
    plain.faultNextReversal({ kind: 'answer-lost' });
    expect(await timers.until(terminal.reverse(reversal))).toEqual({ kind: 'unknown' });
    spoil('TransactionStatus', { kind: 'status-forgets' });
    expect(await timers.until(terminal.reversalStatus(reversal))).toEqual({ kind: 'not-found' });
    const again = { ...reversal, reference: paymentRequest().reference };
    expect(await timers.until(terminal.reverse(again))).toEqual({ kind: 'refused', reason: 'NotAllowed' });
    expect(plain.netChargedMinor(reversal.transactionId)).toBe(0);
  });

  it('is done by the bank and denied by the terminal: nobody knows, also when it is asked again', async () => {
    const reversal = await paid();
    plain.faultNextReversal({ kind: 'done-though-denied' });
    expect(await timers.until(terminal.reverse(reversal))).toEqual({ kind: 'unknown' });
    expect(await timers.until(terminal.reversalStatus(reversal))).toEqual({ kind: 'unknown' });
    expect(plain.netChargedMinor(reversal.transactionId)).toBe(0);
  });

  it.each<TransactionFault>([
    { kind: 'wrong-transaction' },
    { kind: 'wrong-reference' },
    { kind: 'wrong-category' },
    { kind: 'garbled-answer' },
    { kind: 'power-loss', at: 'after-authorisation' },
  ])('answered with %j is unknown', async (fault) => {
    const reversal = await paid();
    plain.faultNextReversal(fault);
    expect(await timers.until(terminal.reverse(reversal))).toEqual({ kind: 'unknown' });
    plain.powerOn();
    expect(await timers.until(terminal.reversalStatus(reversal))).toEqual({ kind: 'reversed' });
  });

  it('of another payment is not taken for this one when it is asked again', async () => {
    const other = await paid();
    await timers.until(terminal.reverse(other));
    const reversal = await paid();
    plain.faultNextReversal({ kind: 'request-lost' });
    await timers.until(terminal.reverse(reversal));
    spoil('TransactionStatus', { kind: 'status-other-tender' });
    expect(await timers.until(terminal.reversalStatus(reversal))).toEqual({ kind: 'unknown' });
  });
});

describe('the totals', () => {
  const none = { count: 0, sumMinor: 0 };

  it('of the present period, of the one that is closed, and of an earlier one are the bank’s', async () => {
    expect(await timers.until(terminal.totals())).toEqual({ kind: 'totals', periodId: '1000', totals: [] });
    const { request, outcome } = pay(1010);
    await timers.until(terminal.reverse(reversalOf(request, approved(await outcome))));
    await pay(29).outcome;
    const first = [
      {
        currency: 'EUR',
        payments: { count: 2, sumMinor: 1039 },
        reversals: { count: 1, sumMinor: 1010 },
      },
    ];
    expect(await timers.until(terminal.totals())).toMatchObject({ periodId: '1000', totals: first });
    expect(await timers.until(terminal.reconcile())).toEqual({
      kind: 'totals',
      periodId: '1000',
      totals: first,
    });
    await pay(500).outcome;
    expect(await timers.until(terminal.totals())).toEqual({
      kind: 'totals',
      periodId: '1001',
      totals: [{ currency: 'EUR', payments: { count: 1, sumMinor: 500 }, reversals: none }],
    });
    expect(await timers.until(terminal.totalsOf('1000'))).toMatchObject({ periodId: '1000', totals: first });
    for (const periodId of ['999', '1001'])
      expect(await timers.until(terminal.totalsOf(periodId))).toEqual({ kind: 'unsupported' });
  });

  it('survive what the terminal forgets', async () => {
    await pay(500).outcome;
    await timers.until(terminal.reconcile());
    plain.powerOff('lost');
    plain.powerOn();
    expect(await timers.until(terminal.totalsOf('1000'))).toMatchObject({
      totals: [{ payments: { count: 1, sumMinor: 500 } }],
    });
  });

  it('whose answer is lost, late or for another period are not known', async () => {
    for (const fault of ['answer-lost', 'answer-withheld', 'wrong-reference', 'garbled-answer'] as const) {
      spoil('Reconciliation', { kind: fault });
      expect(await timers.until(terminal.reconcile())).toEqual({ kind: 'no-answer' });
    }
    mischief = () => [];
    expect(await timers.until(terminal.totals())).toMatchObject({ periodId: '1004' });
  });

  it('wait for nobody: a payment that comes ends the question, and beside one they are not asked for', async () => {
    spoil('GetTotals', { kind: 'slow', delayMs: 9_000 });
    const totals = terminal.totals();
    await timers.advance(1_000);
    const { outcome } = pay();
    expect(await totals).toEqual({ kind: 'no-answer' });
    expect(await terminal.totals()).toEqual({ kind: 'no-answer' });
    expect((await outcome).kind).toBe('approved');
    expect(plain.requests().filter(({ category }) => category === 'GetTotals')).toHaveLength(1);
  });
});

describe('what the resident sees', () => {
  it('is each step once, however often the terminal repeats it', async () => {
    plain.setCardholder({ ...AUTO, card: TEST_CARDS.chipAndPin });
    const { pay: start, progress } = payer(terminal);
    await timers.until(start().outcome);
    expect(progress).toEqual([
      'starting',
      'present-card',
      'follow',
      'enter-pin',
      'follow',
      'authorising',
      'remove-card',
    ]);
  });

  it('is to hold the card also where the kiosk hears nothing', async () => {
    const deaf = openPlainDriver(plain, { timers, random: seededRandom(1), hears: false });
    const { pay: start, progress } = payer(deaf);
    await timers.until(start().outcome);
    expect(progress).toEqual(['starting', 'present-card']);
    await deaf.close();
  });
});

describe('a terminal that comes back', () => {
  it('is known to be there at the next touch, and pays', async () => {
    plain.powerOff();
    expect(await timers.until(terminal.checkStatus())).toMatchObject({ connection: 'offline' });
    plain.powerOn();
    expect(terminal.status().connection).toBe('offline');
    expect(await timers.until(terminal.checkStatus())).toMatchObject({ connection: 'online' });
    expect((await pay().outcome).kind).toBe('approved');
  });

  it('takes a payment also while its last known state is offline', async () => {
    plain.powerOff();
    await timers.until(terminal.checkStatus());
    plain.powerOn();
    expect((await pay().outcome).kind).toBe('approved');
    expect(terminal.status().connection).toBe('online');
  });
});
