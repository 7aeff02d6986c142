import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TransactionEvent } from '../../../domain/transaction/index.ts';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import type { Role, WayOut } from '../../wire/index.ts';
import { verifyClerkEntries } from '../audit-chain/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { callClerkForSilence } from '../ledger/index.ts';
import { askForRefund } from '../refunds/index.ts';
import { catchUpMovements } from '../settlement/index.ts';
import {
  approval,
  askForPayment,
  billIdOf,
  billLine,
  type Payment,
  partSeen,
  payInDoubt,
  refuseReversal,
  setSecondPersonLimit,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { readTransactionDetails } from '../transactions/index.ts';
import { countWaiting } from '../waiting/index.ts';
import { closeByHand, decideByHand, reopenByHand } from './index.ts';

const PRICE_MINOR = 1320;
const CHARGED = { kind: 'charged', reference: 'ACQ-1' } as const;
const NOT_CHARGED = { kind: 'not-charged', reference: 'ACQ-1' } as const;
const BY_TRANSFER = { kind: 'given-back', how: 'transfer', reference: 'SEPA-1' } as const;
const FOUND_BACK = { kind: 'found-back', reference: 'ACQ-1' } as const;

describe('money that a clerk settles', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let other: TestKiosk;
  let journal: TestJournal;
  let payment: Payment;
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
    other = await test.kiosk('POOL1');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    kiosk = await test.kiosk(`DESK${count}`);
    journal = testJournal(kiosk.kioskId, kiosk.key);
    const billNumber = `C-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '13.20')]);
    const billId = await billIdOf(test.central.db, billNumber);
    const lines = [{ billId, billNumber, amountMinor: PRICE_MINOR }];
    payment = { transactionId: randomUUID(), reference: `DESK${count}-1`, lines };
  });

  const tell = (...events: TransactionEvent[]): void => {
    for (const event of events) journal.event(payment.transactionId, event);
  };
  const createdMs = () => test.central.now().getTime();
  const deliver = async () => {
    const answer = await kiosk.ask(
      deliverJournal,
      { entries: [...journal.entries] },
      { createdMs: createdMs() },
    );
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    return answer.verdicts;
  };
  const exceptions = async () => {
    const rows = await test.central.db
      .selectFrom('exceptions')
      .selectAll()
      .where('transaction_id', '=', payment.transactionId)
      .where('closed_at', 'is', null)
      .orderBy('kind')
      .execute();
    return rows.map(({ kind, detail, amount_minor }) => ({ kind, detail, amountMinor: amount_minor }));
  };
  const withdrawBill = () =>
    test.central.db
      .updateTable('bills')
      .set({ withdrawn_at: new Date() })
      .where('bill_id', '=', payment.lines[0]?.billId ?? '')
      .execute();
  const open = async () => (await exceptions()).map(({ kind }) => kind);
  const settle = async (kind: string, way: WayOut, userName = 'anna', role: Role = 'clerk') => {
    const { kioskId } = kiosk;
    const { transactionId } = payment;
    const detail = (await exceptions()).find((one) => one.kind === kind)?.detail ?? '';
    const closing = { kioskId, transactionId, kind, detail, way, finding: 'Asked the card company' };
    return closeByHand(test.central, closing, { userName, role });
  };
  /** Opens again what was ended last as charged. */
  const takeBack = async (userName = 'anna') => {
    const { kioskId } = kiosk;
    const { transactionId } = payment;
    const { rows } = await sql<{ id: number }>`
      select max(clerk_entry_id) as id from clerk_entries where transaction_id = ${transactionId}
        and kind = 'exception-closed' and body->'way'->>'kind' = 'charged' and body->'undoes' is null`.execute(
      test.central.db,
    );
    return reopenByHand(
      test.central,
      {
        kioskId,
        transactionId,
        kind: 'payment-unknown',
        entryId: rows[0]?.id ?? 0,
        finding: 'Another payment was meant',
      },
      { userName, role: 'clerk' },
    );
  };
  const standing = async () => {
    const asked = { kioskId: kiosk.kioskId, transactionId: payment.transactionId };
    return (await readTransactionDetails(test.central.db, asked, test.central.now()))?.transaction.standing;
  };
  const moved = async (kind: string) => {
    const rows = await test.central.db
      .selectFrom('settlement_movements')
      .select('amount_minor')
      .where('transaction_id', '=', payment.transactionId)
      .where('kind', '=', kind)
      .execute();
    return rows.reduce((sum, row) => sum + row.amount_minor, 0);
  };
  const paidMinor = async () => {
    const billId = payment.lines[0]?.billId ?? '';
    const bill = await test.central.db
      .selectFrom('bills')
      .select('paid_minor')
      .where('bill_id', '=', billId)
      .executeTakeFirstOrThrow();
    return bill.paid_minor;
  };
  /** What somebody else hears who wants to pay the same bill. */
  const others = async () => {
    const total = { amountMinor: PRICE_MINOR, currency: 'EUR' };
    const asked = { transactionId: randomUUID(), lines: [...payment.lines], total };
    const answer = await other.ask(holdBills, asked, { createdMs: createdMs() });
    return answer.kind === 'held' ? 'held' : answer.reason;
  };
  const approve = (): void =>
    tell({ kind: 'payment-approved', attempt: 1, payment: approval(payment) }, { kind: 'delivery-queued' });

  it('is posted to the bill where the card was charged, and once, also when the kiosk reports it later', async () => {
    payInDoubt(journal, payment);
    await deliver();
    expect(await settle('payment-unknown', CHARGED)).toEqual({ kind: 'closed' });
    expect([await paidMinor(), await open(), await others()]).toEqual([PRICE_MINOR, [], 'paid']);
    tell({ kind: 'late-check-passed', attempt: 1, answer: 'not-found' });
    await deliver();
    expect(await open()).toEqual([]);
    approve();
    const { transactionId } = payment;
    expect(await deliver()).toEqual([{ kind: 'accepted', transactionId }]);
    tell({ kind: 'delivered' }, { kind: 'completed' });
    await deliver();
    expect([await paidMinor(), await open()]).toEqual([PRICE_MINOR, []]);
  });

  it('is taken off the books again where a clerk posted it by mistake, and posted once when the kiosk reports it after all', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    const answers = await Promise.all([takeBack(), takeBack(), takeBack('bert')]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['meanwhile', 'meanwhile', 'reopened']);
    expect([await paidMinor(), await open(), await others()]).toEqual([0, ['payment-unknown'], 'in-doubt']);
    expect(await standing()).toBe('clerk');
    expect(await settle('payment-unknown', CHARGED)).toEqual({ kind: 'closed' });
    expect([await paidMinor(), await standing()]).toEqual([PRICE_MINOR, 'delivered']);
    expect(await takeBack()).toEqual({ kind: 'reopened' });
    expect(await settle('payment-unknown', NOT_CHARGED)).toEqual({ kind: 'closed' });
    expect([await paidMinor(), await open(), await standing()]).toEqual([0, [], 'settled']);
    approve();
    const { transactionId } = payment;
    expect(await deliver()).toEqual([{ kind: 'accepted', transactionId }]);
    expect([await paidMinor(), await open(), await standing()]).toEqual([PRICE_MINOR, [], 'delivered']);
    expect(await verifyClerkEntries(test.central.db)).toMatchObject({ kind: 'sound' });
    await catchUpMovements(test.central.db);
    expect(await moved('taken')).toBe(PRICE_MINOR);
    expect(await moved('posted')).toBe(PRICE_MINOR);
  });

  it('that a clerk took off the books is sent back where the bill has since been paid', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    await takeBack();
    await settle('payment-unknown', NOT_CHARGED);
    await withdrawBill();
    approve();
    expect(await deliver()).toMatchObject([{ kind: 'refused', reason: 'already-paid' }]);
    expect([await paidMinor(), await open()]).toEqual([0, ['refused-payment']]);
  });

  it('stays on the books where the kiosk has confirmed it, or something of it is refunded', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    const { kioskId } = kiosk;
    const { transactionId } = payment;
    const refund = { kioskId, transactionId, amountMinor: 100, possibleMinor: PRICE_MINOR, billId: null };
    await askForRefund(test.central, { ...refund, reason: 'Too much' }, { userName: 'bert' });
    expect(await takeBack()).toEqual({ kind: 'cannot', why: 'refunded' });
    approve();
    await deliver();
    expect(await takeBack()).toEqual({ kind: 'cannot', why: 'booked' });
    expect(await paidMinor()).toBe(PRICE_MINOR);
  });

  it('that could not be posted is in doubt again where it was not charged after all', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await withdrawBill();
    expect(await settle('payment-unknown', CHARGED)).toMatchObject({ kind: 'not-posted' });
    expect(await open()).toEqual(['refused-payment']);
    expect(await takeBack()).toEqual({ kind: 'reopened' });
    expect(await open()).toEqual(['payment-unknown']);
  });

  it('is taken off the books by two people above the limit of one, who find it in the queue', async () => {
    const { db } = test.central;
    const { kioskId } = kiosk;
    const { transactionId } = payment;
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    await setSecondPersonLimit(db, 1000);
    expect(await takeBack()).toMatchObject({ kind: 'asked', limit: { amountMinor: 1000 } });
    expect(await takeBack('bert')).toEqual({ kind: 'waits', by: 'anna' });
    expect(await paidMinor()).toBe(PRICE_MINOR);
    const queue = await listExceptionRows(db, { closed: false, limit: 50, now: test.central.now() });
    const row = queue.find((one) => one.transactionId === transactionId);
    expect(row).toMatchObject({ waiting: { way: { kind: 'taken-back' }, by: 'anna' } });
    const waits = await countWaiting(test.central, { role: 'supervisor', townId: null });
    expect(waits.find(({ kind }) => kind === 'confirmations')?.count).toBe(1);
    const decision = { kioskId, transactionId, kind: 'payment-unknown', askedAt: row?.waiting?.at ?? '' };
    const decide = (userName: string) =>
      decideByHand(
        test.central,
        { ...decision, decision: 'confirm', finding: 'Seen' },
        { userName, role: 'supervisor' },
      );
    expect(await decide('anna')).toEqual({ kind: 'same-person' });
    expect(await decide('susan')).toEqual({ kind: 'reopened' });
    expect([await paidMinor(), await open()]).toEqual([0, ['payment-unknown']]);
    await setSecondPersonLimit(db, null);
  });

  it('frees the bill where it was not charged, and does not hold it again while the kiosk goes on asking', async () => {
    payInDoubt(journal, payment);
    await deliver();
    expect(await others()).toBe('in-doubt');
    expect(await settle('payment-unknown', NOT_CHARGED)).toEqual({ kind: 'closed' });
    tell({ kind: 'late-check-passed', attempt: 1, answer: 'not-found' });
    await deliver();
    expect([await paidMinor(), await open(), await others()]).toEqual([0, [], 'held']);
  });

  it('is posted by the kiosk’s own word where a clerk heard that nothing was charged and it was', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', NOT_CHARGED);
    approve();
    await deliver();
    expect([await paidMinor(), await open()]).toEqual([PRICE_MINOR, []]);
  });

  it('is not opened again by a clerk after the kiosk has reported it and central has posted it', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', NOT_CHARGED);
    const { kioskId } = kiosk;
    const { transactionId } = payment;
    const { clerk_entry_id: entryId } = await test.central.db
      .selectFrom('clerk_entries')
      .select('clerk_entry_id')
      .where('transaction_id', '=', transactionId)
      .executeTakeFirstOrThrow();
    test.later(1_000);
    approve();
    await deliver();
    const reopening = { kioskId, transactionId, kind: 'payment-unknown', entryId, finding: 'Looked again' };
    expect(await reopenByHand(test.central, reopening, { userName: 'anna', role: 'clerk' })).toEqual({
      kind: 'cannot',
      why: 'changed',
    });
    expect([await paidMinor(), await open()]).toEqual([PRICE_MINOR, []]);
  });

  it('calls a clerk again where the terminal names money after a clerk heard that nothing was charged', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', NOT_CHARGED);
    tell({ kind: 'payment-unknown', attempt: 1, reason: 'partial-approval', seen: partSeen(payment, 660) });
    await deliver();
    expect(await exceptions()).toEqual([
      { kind: 'payment-unknown', detail: 'partial-approval', amountMinor: 660 },
    ]);
    expect(await others()).toBe('in-doubt');
  });

  it('stands in an exception where the kiosk says that what a clerk posted was never charged', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    tell({ kind: 'payment-declined', attempt: 1, reason: 'refused' });
    await deliver();
    expect(await exceptions()).toEqual([
      {
        kind: 'contradiction',
        detail: 'the kiosk says that nothing was charged, and anna wrote charged',
        amountMinor: null,
      },
    ]);
    expect(await paidMinor()).toBe(PRICE_MINOR);
    // Both say now that nothing was: the bill is to be paid, and there is no doubt left.
    expect(await takeBack()).toEqual({ kind: 'reopened' });
    expect([await paidMinor(), await open(), await others()]).toEqual([0, ['contradiction'], 'held']);
  });

  it('stands in an exception where the kiosk sends back what a clerk posted', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await settle('payment-unknown', CHARGED);
    tell({ kind: 'payment-declined', attempt: 1, reason: 'aborted-by-kiosk' }, { kind: 'abandoned' });
    await deliver();
    const late = approval(payment);
    tell({ kind: 'late-approval', attempt: 1, payment: late });
    await deliver();
    const kiosk = { detail: 'the kiosk sends the money back, and anna wrote charged', amountMinor: null };
    expect(await exceptions()).toEqual([{ kind: 'contradiction', ...kiosk }]);
    const request = { saleId: 'M', poiId: 'P', serviceId: 'R1' };
    tell(
      { kind: 'reversal-requested', attempt: 1, request, payment: late },
      { kind: 'reversed', attempt: 1 },
    );
    await deliver();
    expect(await exceptions()).toMatchObject([
      { detail: 'the kiosk says that it sent the money back, and anna wrote charged' },
    ]);
    // What the kiosk held while it sent the money back is held until someone has looked at it.
    expect(await takeBack()).toEqual({ kind: 'reopened' });
    expect([await paidMinor(), await open(), await others()]).toEqual([0, ['contradiction'], 'in-doubt']);
  });

  it('is given back where the bill was paid otherwise: a charge that cannot be posted calls for it', async () => {
    payInDoubt(journal, payment);
    await deliver();
    await withdrawBill();
    expect(await settle('payment-unknown', BY_TRANSFER)).toEqual({ kind: 'cannot', why: 'post-first' });
    expect(await settle('payment-unknown', CHARGED)).toEqual({ kind: 'not-posted', reason: 'already-paid' });
    expect(await exceptions()).toEqual([
      { kind: 'refused-payment', detail: 'already-paid', amountMinor: PRICE_MINOR },
    ]);
    expect(await settle('refused-payment', BY_TRANSFER)).toEqual({ kind: 'closed' });
    expect([await paidMinor(), await open()]).toEqual([0, []]);
  });

  it('of another amount than the bill’s is not posted; it is given back', async () => {
    payInDoubt(journal, payment, partSeen(payment, 660));
    await deliver();
    expect(await settle('payment-unknown', CHARGED)).toEqual({ kind: 'cannot', why: 'another-amount' });
    expect(await settle('payment-unknown', BY_TRANSFER)).toEqual({ kind: 'closed' });
    tell({ kind: 'payment-unknown', attempt: 1, reason: 'partial-approval', seen: partSeen(payment, 1000) });
    await deliver();
    expect(await exceptions()).toMatchObject([{ kind: 'payment-unknown', amountMinor: 340 }]);
  });

  it('has its place by a clerk’s word where the terminal would not send it back', async () => {
    refuseReversal(journal, payment);
    await deliver();
    expect(await others()).toBe('in-doubt');
    expect(await settle('reversal-refused', BY_TRANSFER)).toEqual({ kind: 'closed' });
    expect([await open(), await others()]).toEqual([[], 'held']);
  });

  it.each([
    [BY_TRANSFER, ['contradiction']],
    [FOUND_BACK, []],
  ] as const)('that the kiosk sends back after a clerk wrote %o leaves open: %o', async (way, left) => {
    payInDoubt(journal, payment);
    tell({ kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    await withdrawBill();
    await deliver();
    expect(await settle('refused-payment', way)).toEqual({ kind: 'closed' });
    tell(
      { kind: 'delivery-refused', reason: 'already-paid' },
      {
        kind: 'reversal-requested',
        attempt: 1,
        request: { saleId: 'M', poiId: 'P', serviceId: 'R1' },
        payment: approval(payment),
      },
      { kind: 'reversed', attempt: 1 },
    );
    await deliver();
    expect(await open()).toEqual(left);
  });

  it('is not a clerk’s again where the terminal refuses to send back what a clerk gave back', async () => {
    payInDoubt(journal, payment);
    tell({ kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    await withdrawBill();
    await deliver();
    await settle('refused-payment', BY_TRANSFER);
    tell(
      { kind: 'delivery-refused', reason: 'already-paid' },
      {
        kind: 'reversal-requested',
        attempt: 1,
        request: { saleId: 'M', poiId: 'P', serviceId: 'R1' },
        payment: approval(payment),
      },
      { kind: 'reversal-refused', attempt: 1, reason: 'NotAllowed' },
      { kind: 'clerk-needed', reason: 'reversal-refused' },
    );
    await deliver();
    expect(await open()).toEqual([]);
  });

  it('of a silent kiosk is settled for good, until the kiosk speaks and is silent again', async () => {
    askForPayment(journal, payment);
    await deliver();
    const silence = async () => {
      test.later(2 * 60 * 60_000);
      await callClerkForSilence(test.central.db, test.central.now());
      return open();
    };
    expect(await silence()).toEqual(['payment-unknown']);
    await settle('payment-unknown', NOT_CHARGED);
    expect([await silence(), await others()]).toEqual([[], 'held']);
    tell({ kind: 'payment-unknown', attempt: 1, reason: 'no-answer' });
    await deliver();
    expect(await open()).toEqual([]);
    expect(await silence()).toEqual(['payment-unknown']);
    await settle('payment-unknown', CHARGED);
    expect(await silence()).toEqual([]);
  });

  it('that two clerks post at once, or one by a double click, is posted once', async () => {
    payInDoubt(journal, payment);
    await deliver();
    const answers = await Promise.all([
      settle('payment-unknown', CHARGED, 'anna'),
      settle('payment-unknown', CHARGED, 'anna'),
      settle('payment-unknown', NOT_CHARGED, 'bert'),
    ]);
    expect(answers.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'meanwhile')).toHaveLength(2);
    const by = answers[2]?.kind === 'closed' ? 0 : PRICE_MINOR;
    expect(await paidMinor()).toBe(by);
  });
});
