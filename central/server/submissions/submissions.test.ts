import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../domain/form/index.ts';
import type { FeeLine, TransactionEvent } from '../../../domain/transaction/index.ts';
import { deliverJournal, holdSubmission } from '../../../domain/wire/index.ts';
import {
  approval,
  personal,
  request,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { readTransactionDetails } from '../transactions/index.ts';

const DAY_MS = 86_400_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const call: Answers = { phone: '5550100', day: dayFrom(2) };
const tagLines = (animals: number): FeeLine[] => [
  { feeId: 'tag', title: { en: 'Tag' }, amountMinor: 1_500 },
  { feeId: 'more', title: { en: 'More animals' }, amountMinor: 500 * (animals - 1) },
];

describe('what residents give at kiosks', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  let delivered = 0;
  let agoMs = 0;
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key, 1, () => new Date(Date.now() - agoMs));
  });
  afterAll(() => test.close());

  const hold = (
    serviceId: string,
    answers: Answers,
    totalMinor: number | null,
    transactionId = randomUUID(),
  ) =>
    kiosk.ask(holdSubmission, {
      transactionId,
      serviceId,
      answers,
      total: totalMinor === null ? null : { amountMinor: totalMinor, currency: 'EUR' },
    });
  const write = (
    transactionId: string,
    serviceId: string,
    answers: Answers,
    ...events: TransactionEvent[]
  ) => {
    const given = personal({ kind: 'answers', serviceId, answers });
    const reference = `MILL1-${journal.entries.length + 1}`;
    journal.event(transactionId, { kind: 'started', reference, serviceId, language: 'en' });
    journal.event(transactionId, { kind: 'details-given', details: given.reference }, [given.record]);
    for (const event of events) journal.event(transactionId, event);
  };
  const deliver = async () => {
    const entries = journal.entries.slice(delivered);
    const answer = await kiosk.ask(deliverJournal, { entries });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    delivered = journal.entries.length;
    return answer.verdicts;
  };
  const sent = [
    { kind: 'found-free' },
    { kind: 'confirmed' },
    { kind: 'reserved', holdId: 'unchecked' },
    { kind: 'submitted' },
  ] as const satisfies TransactionEvent[];
  const paid = (animals: number): TransactionEvent[] => {
    const lines = tagLines(animals);
    const total = { amountMinor: lines.reduce((sum, one) => sum + one.amountMinor, 0), currency: 'EUR' };
    const payment = { ...approval({ transactionId: '', reference: 'T', lines: [] }), amount: total };
    return [
      { kind: 'priced', lines, total },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h' },
      { kind: 'payment-requested', attempt: 1, request, amount: total },
      { kind: 'payment-approved', attempt: 1, payment },
    ];
  };

  it('is checked by the town’s own rules and prices before anything is paid', async () => {
    expect(await hold('pet-tag', { animals: 2 }, 2_000)).toMatchObject({ kind: 'held' });
    expect(await hold('pet-tag', { animals: 2 }, 1_500)).toEqual({
      kind: 'refused',
      reason: 'amount-changed',
    });
    expect(await hold('pet-tag', { animals: 2 }, null)).toEqual({
      kind: 'refused',
      reason: 'amount-changed',
    });
    expect(await hold('pet-tag', { animals: 9 }, 5_500)).toEqual({ kind: 'refused', reason: 'not-valid' });
    expect(await hold('pet-tag', { animals: 2, more: 'x' }, 2_000)).toEqual({
      kind: 'refused',
      reason: 'not-valid',
    });
    expect(await hold('no-such', {}, null)).toEqual({ kind: 'refused', reason: 'not-found' });
  });

  it('is taken when it was given without central, as of the day when it was given', async () => {
    const transactionId = randomUUID();
    agoMs = 30 * DAY_MS;
    write(transactionId, 'call-back', { ...call, day: dayFrom(-29) }, ...sent);
    agoMs = 0;
    expect(await deliver()).toEqual([{ kind: 'accepted', transactionId }]);
    expect(await kiosk.ask(deliverJournal, { entries: journal.entries.slice(-1) })).toMatchObject({
      verdicts: [{ kind: 'accepted', transactionId }],
    });
    const details = await readTransactionDetails(
      test.central.db,
      { kioskId: kiosk.kioskId, transactionId },
      test.central.now(),
    );
    expect(details?.answers?.map(({ label }) => label)).toEqual(['Phone', 'Day']);
    expect(details?.answers?.[0]?.value).toBe('5550100');
  });

  it('is refused when it does not fit, and a clerk hears of it', async () => {
    const transactionId = randomUUID();
    write(transactionId, 'call-back', { ...call, phone: 'no', day: 'soon' }, ...sent);
    expect(await deliver()).toEqual([{ kind: 'refused', transactionId, reason: 'not-valid' }]);
    const asked = { kioskId: kiosk.kioskId, transactionId };
    const details = await readTransactionDetails(test.central.db, asked, test.central.now());
    expect(details?.answers?.map(({ value }) => value)).toEqual(['no', 'soon']);
    const unknown = randomUUID();
    write(unknown, 'no-such', call, ...sent);
    expect(await deliver()).toEqual([{ kind: 'refused', transactionId: unknown, reason: 'unknown-service' }]);
    const open = await test.central.db.selectFrom('exceptions').select(['transaction_id', 'kind']).execute();
    expect(open).toEqual(
      expect.arrayContaining([
        { transaction_id: transactionId, kind: 'refused-submission' },
        { transaction_id: unknown, kind: 'refused-submission' },
      ]),
    );
  });

  it('is taken as it was held, also when its price has since changed; its fees are booked', async () => {
    const transactionId = randomUUID();
    expect(await hold('pet-tag', { animals: 3 }, 2_500, transactionId)).toMatchObject({ kind: 'held' });
    write(transactionId, 'pet-tag', { animals: 3 }, ...paid(3));
    await test.central.db
      .updateTable('towns')
      .set({ fees: JSON.stringify({ 'pet-tag': 9_900 }) })
      .execute();
    expect(await deliver()).toEqual([{ kind: 'accepted', transactionId }]);
    const posting = await test.central.db
      .selectFrom('postings')
      .select(['amount_minor', 'currency', 'outcome'])
      .where('transaction_id', '=', transactionId)
      .executeTakeFirstOrThrow();
    expect(posting).toEqual({ amount_minor: 2_500, currency: 'EUR', outcome: 'accepted' });
  });

  it('is refused, so that the money goes back, when it was paid without being held and does not fit', async () => {
    const transactionId = randomUUID();
    write(transactionId, 'pet-tag', { animals: 3 }, ...paid(3));
    expect(await deliver()).toEqual([{ kind: 'refused', transactionId, reason: 'not-valid' }]);
  });
});
