import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../wire/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import { type TestCentral, testCentral } from '../testing/index.ts';
import { closeByHand } from './index.ts';

describe('an exception', () => {
  let test: TestCentral;
  let kioskId = '';
  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
  });
  afterAll(() => test.close());

  type Kind = Parameters<typeof changeExceptions>[2][number]['kind'];
  const open = (kind: Kind, transactionId: string, detail = 'as noted') =>
    changeExceptions(
      test.central.db,
      kioskId,
      [{ transactionId, kind, change: 'open', detail, amount: { amountMinor: 1500, currency: 'EUR' } }],
      test.central.now(),
    );
  const clerk = (userName: string, role: Role = 'clerk') => ({ userName, role });
  const refund = (transactionId: string, detail = 'as noted') => ({
    kioskId,
    transactionId,
    kind: 'refund-due',
    detail,
    way: { kind: 'given-back', how: 'transfer', reference: 'T-4711' } as const,
    finding: 'Transferred today',
  });
  const listed = async (transactionId: string) =>
    (await listExceptionRows(test.central.db, { closed: true, limit: 50, now: test.central.now() })).filter(
      (row) => row.transactionId === transactionId,
    );

  it('has one outcome when two clerks end it at once, and says who was first', async () => {
    await open('refund-due', 'two');
    const answers = await Promise.all([
      closeByHand(test.central, refund('two'), clerk('anna')),
      closeByHand(test.central, refund('two'), clerk('bert')),
    ]);
    const first = answers[0]?.kind === 'closed' ? 'anna' : 'bert';
    expect(answers).toContainEqual({ kind: 'closed' });
    expect(answers).toContainEqual({ kind: 'meanwhile', by: first });
    const [row, ...others] = await listed('two');
    expect(others).toEqual([]);
    expect(row?.closing).toMatchObject({
      by: first,
      finding: 'Transferred today',
      way: { reference: 'T-4711' },
    });
    const entries = await test.central.db.selectFrom('clerk_entries').selectAll().execute();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.body).toMatchObject({
      exception: 'refund-due',
      amount: { amountMinor: 1500, currency: 'EUR' },
    });
  });

  it('that is about something else by now is not ended by a stale page', async () => {
    await open('refund-due', 'stale');
    await open('refund-due', 'stale', 'something else');
    expect(await closeByHand(test.central, refund('stale'), clerk('anna'))).toEqual({
      kind: 'meanwhile',
      by: null,
    });
    expect(await listed('stale')).toMatchObject([{ closedAt: null, closing: null }]);
  });

  it('that the kiosk opens again stands beside what the clerk wrote, and can be ended again', async () => {
    await open('refund-due', 'again');
    await closeByHand(test.central, refund('again'), clerk('anna'));
    await open('refund-due', 'again');
    expect(await listed('again')).toMatchObject([{ closedAt: null }]);
    expect(await closeByHand(test.central, refund('again'), clerk('bert'))).toEqual({ kind: 'closed' });
    expect(await listed('again')).toMatchObject([{ closing: { by: 'bert' } }]);
  });

  it.each([
    ['contradiction', 'looked-at', 'clerk', 'no-way'],
    ['contradiction', 'looked-at', 'supervisor', 'closed'],
    ['contradiction', 'given-back', 'supervisor', 'no-way'],
    ['payment-unknown', 'looked-at', 'administrator', 'no-way'],
    ['refused-payment', 'given-back', 'auditor', 'no-way'],
    ['refused-payment', 'given-back', 'clerk', 'closed'],
    ['reversal-unknown', 'given-back', 'clerk', 'closed'],
    ['reversal-unknown', 'looked-at', 'administrator', 'no-way'],
    ['refused-submission', 'answered', 'clerk', 'closed'],
    ['totals-differ', 'looked-at', 'supervisor', 'closed'],
  ] as const)('of the kind %s, ended as %s by a %s: %s', async (kind, way, role, outcome) => {
    const transactionId = `${kind} ${way} ${role}`;
    await open(kind, transactionId);
    const out = way === 'given-back' ? ({ kind: way, how: 'cash', reference: '' } as const) : { kind: way };
    const closing = { kioskId, transactionId, kind, detail: 'as noted', way: out, finding: 'Seen' };
    expect((await closeByHand(test.central, closing, clerk('anna', role))).kind).toBe(outcome);
  });

  it('is ended in an entry that nobody can change, and in the audit log', async () => {
    await expect(
      test.central.db.updateTable('clerk_entries').set({ written_by: 'x' }).execute(),
    ).rejects.toThrow();
    const audit = await test.central.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'close-exception')
      .execute();
    expect(audit[0]).toMatchObject({
      actor: expect.stringMatching(/anna|bert/),
      detail: { kind: 'refund-due', way: 'given-back' },
    });
  });
});
