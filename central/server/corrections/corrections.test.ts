import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../../domain/form/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';
import { closeByHand, reopenByHand } from '../closing/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { catchUpSearch, findTransactions, sumTransactions } from '../finding/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import { personal, type TestCentral, type TestKiosk, testCentral, testJournal } from '../testing/index.ts';
import { exportedRows } from '../transactions/exported-rows.ts';
import { readTransactionDetails } from '../transactions/index.ts';
import { correctByHand, readForCorrection } from './index.ts';

const DAY_MS = 86_400_000;
const KIND = 'refused-submission';
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const given: Answers = { phone: 'no', day: dayFrom(2) };
const right: Answers = { phone: '555 0100', day: dayFrom(3) };

describe('a submission that central refused', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  let whose: { kioskId: string; transactionId: string };
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key);
  });
  afterAll(() => test.close());
  const submit = async (serviceId: string, answers: Answers) => {
    const transactionId = randomUUID();
    const record = personal({ kind: 'answers', serviceId, answers });
    const reference = `MILL1-${journal.entries.length + 1}`;
    journal.event(transactionId, { kind: 'started', reference, serviceId, language: 'en' });
    journal.event(transactionId, { kind: 'details-given', details: record.reference }, [record.record]);
    for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
    journal.event(transactionId, { kind: 'reserved', holdId: 'unchecked' });
    journal.event(transactionId, { kind: 'submitted' });
    whose = { kioskId: kiosk.kioskId, transactionId };
    return deliver();
  };
  const deliver = async () => {
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries });
    return answer.kind === 'accepted' ? answer.verdicts.at(-1) : answer;
  };
  beforeEach(async () => {
    expect(await submit('call-back', given)).toMatchObject({ kind: 'refused', reason: 'not-valid' });
  });

  const correct = (answers: Answers, userName = 'anna', detail = 'not-valid') =>
    correctByHand(
      test.central,
      { ...whose, detail, answers: { ...answers }, finding: 'Asked by phone' },
      { userName },
    );
  const refuse = (userName: string) =>
    closeByHand(
      test.central,
      { ...whose, kind: KIND, detail: 'not-valid', way: { kind: 'answered' }, finding: 'Told by phone' },
      { userName, role: 'clerk' },
    );
  const row = async () =>
    (
      await listExceptionRows(test.central.db, {
        closed: true,
        limit: 50,
        now: test.central.now(),
        transaction: whose,
      })
    ).find(({ kind }) => kind === KIND);
  const shown = async () => {
    const details = await readTransactionDetails(test.central.db, whose, test.central.now());
    const first = (answers: readonly { value: string }[] | null | undefined) => answers?.[0]?.value ?? null;
    return { sent: first(details?.answers), accepted: first(details?.corrected), details };
  };

  it('is shown with its questions, what was answered, and what is wrong', async () => {
    expect(await readForCorrection(test.central.db, whose)).toMatchObject({
      kind: 'questions',
      answers: given,
      problems: [{ path: ['phone'], why: 'not-a-phone' }],
      detail: 'not-valid',
    });
  });

  it('is accepted with right answers, and both stories stand', async () => {
    expect(await correct({ ...right, phone: 'still no' })).toMatchObject({
      kind: 'wrong',
      problems: [{ path: ['phone'], why: 'not-a-phone' }],
    });
    expect((await row())?.closedAt).toBeNull();
    expect(await correct(right)).toEqual({ kind: 'accepted' });
    const { sent, accepted, details } = await shown();
    expect([sent, accepted]).toEqual(['no', '5550100']);
    expect(details?.transaction).toMatchObject({ outcome: 'refused', needsClerk: false });
    expect(await row()).toMatchObject({
      closing: { way: { kind: 'corrected' }, by: 'anna', finding: 'Asked by phone' },
      undo: null,
    });
    // No entry, and no line of the audit log, has an answer in it.
    for (const table of ['clerk_entries', 'audit_log'] as const)
      expect(JSON.stringify(await test.central.db.selectFrom(table).selectAll().execute())).not.toContain(
        '5550100',
      );
    // A kiosk that asks again hears what it heard, and nothing opens anew.
    expect(await deliver()).toMatchObject({ kind: 'refused' });
    expect((await row())?.closedAt).not.toBeNull();
    const entry = (await row())?.written.at(-1)?.entryId ?? 0;
    expect(
      await reopenByHand(
        test.central,
        { ...whose, kind: KIND, entryId: entry, finding: 'No' },
        { userName: 'ben', role: 'supervisor' },
      ),
    ).toEqual({ kind: 'no-way' });
  });

  it('reads the same in the list, its filters, its sums and its file as on its own page', async () => {
    const { db } = test.central;
    const says = async () => {
      await catchUpSearch(db);
      const standing = (await shown()).details?.transaction.standing;
      const isOwn = ({ transactionId }: { transactionId: string }) => transactionId === whose.transactionId;
      const { found } = await findTransactions(db, { standing }, { limit: 50 });
      const file: string[] = [];
      for await (const { money } of exportedRows(db, { standing })) file.push(money);
      const sums = await sumTransactions(db, { standing });
      return {
        standing,
        found: found.some(isOwn),
        file: [...new Set(file)],
        sums: sums.sums.map((sum) => sum.standing),
      };
    };
    expect(await says()).toEqual({ standing: 'refused', found: true, file: ['refused'], sums: ['refused'] });
    await correct(right);
    expect(await says()).toEqual({
      standing: 'corrected',
      found: true,
      file: ['corrected'],
      sums: ['corrected'],
    });
    const { found } = await findTransactions(db, { standing: 'refused', needsClerk: 'true' }, { limit: 50 });
    expect(found.map(({ transactionId }) => transactionId)).not.toContain(whose.transactionId);
  });

  it('has one outcome of two clerks at once, of a double click and of an old page', async () => {
    const answers = await Promise.all([correct(right), correct(right, 'ben'), refuse('carl')]);
    const done = answers.filter(({ kind }) => kind === 'accepted' || kind === 'closed');
    expect(done).toHaveLength(1);
    const by = (await row())?.closing?.by;
    for (const answer of answers.filter((one) => !done.includes(one)))
      expect(answer).toEqual({ kind: 'meanwhile', by });
    expect((await row())?.written).toHaveLength(1);
    expect(await correct(right, 'dora', 'other')).toEqual({ kind: 'meanwhile', by });
    expect(await readForCorrection(test.central.db, whose)).toEqual({ kind: 'over' });
  });

  it('becomes what it would have become: an application with the corrected name', async () => {
    const { db } = test.central;
    const applications = () =>
      db
        .selectFrom('applications')
        .select(['surname', 'status'])
        .where('transaction_id', '=', whose.transactionId)
        .execute();
    const applicant = { family: 'Lopes', given: 'Ana' };
    expect(await submit('permit', { applicant, area: 0 })).toMatchObject({ kind: 'refused' });
    expect(await applications()).toEqual([]);
    const corrected = { applicant: { family: 'Lopez', given: 'Ana' }, area: 12 };
    expect(await correct(corrected)).toEqual({ kind: 'accepted' });
    expect(await applications()).toEqual([{ surname: 'Lopez', status: 'received' }]);
  });

  it('cannot be accepted where it would cost something, or where the town has its service no more', async () => {
    expect(await submit('pet-tag', { animals: 9 })).toMatchObject({ kind: 'refused' });
    expect(await correct({ animals: 2 })).toEqual({ kind: 'cannot', why: 'amount-changed' });
    expect(await submit('no-such', given)).toMatchObject({ kind: 'refused', reason: 'unknown-service' });
    const cannot = { kind: 'cannot', why: 'unknown-service' };
    expect(await readForCorrection(test.central.db, whose)).toEqual(cannot);
    expect(await correct(right, 'anna', 'unknown-service')).toEqual(cannot);
    expect((await row())?.closedAt).toBeNull();
  });

  it('cannot be corrected when the time of its answers is over; what was accepted is erased with them', async () => {
    const first = whose;
    await correct(right);
    await submit('call-back', given);
    await refuse('carl');
    test.later(3 * 365 * DAY_MS);
    await erasePersonalData(test.central);
    expect(await correct(right)).toMatchObject({ kind: 'meanwhile' });
    whose = first;
    expect(await shown()).toMatchObject({ sent: null, accepted: null });
  });
});
