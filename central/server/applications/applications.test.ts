import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../domain/form/index.ts';
import { deliverJournal, holdSubmission, lookUpBills, lookUpStatus } from '../../../domain/wire/index.ts';
import { listRatingRows } from '../ratings/index.ts';
import {
  personal,
  type TestCentral,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { listApplicationRows } from './list-applications.ts';
import { storeDecision } from './store-decision.ts';

const answers: Answers = { applicant: { family: 'García-López', given: 'Ana' }, area: 12 };

describe('an application', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key);
  });
  afterAll(() => test.close());

  async function apply(reference: string, given: Answers = answers): Promise<void> {
    const transactionId = randomUUID();
    await kiosk.ask(holdSubmission, { transactionId, serviceId: 'permit', answers: given, total: null });
    const details = personal({ kind: 'answers', serviceId: 'permit', answers: given });
    journal.event(transactionId, { kind: 'started', reference, serviceId: 'permit', language: 'en' });
    journal.event(transactionId, { kind: 'details-given', details: details.reference }, [details.record]);
    for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
    journal.event(transactionId, { kind: 'reserved', holdId: transactionId });
    journal.event(transactionId, { kind: 'submitted' });
    const entries = journal.entries.slice(-6);
    for (let times = 0; times < 2; times++) {
      expect(await kiosk.ask(deliverJournal, { entries })).toMatchObject({ kind: 'accepted' });
    }
  }
  const ask = (reference: string, surname: string | null) => kiosk.ask(lookUpStatus, { reference, surname });
  const decide = (reference: string, status: Parameters<typeof storeDecision>[1]['status'], note = '') =>
    storeDecision(test.central, { townId: TOWN_ID, reference, status, note }, 'ada');

  it('is shown to a resident who knows its reference and the family name, however they write it', async () => {
    await apply('MILL1-100');
    expect(await ask('MILL1-100', null)).toEqual({ kind: 'surname-needed' });
    expect(await ask('MILL1-100', 'garcia lopez')).toMatchObject({
      kind: 'found',
      found: { reference: 'MILL1-100', serviceId: 'permit', status: 'received', owed: null },
    });
    expect(await ask('MILL1100', null)).toEqual({ kind: 'surname-needed' });
    expect(await ask('MILL1100', 'Lopez Garcia')).toMatchObject({ found: { reference: 'MILL1-100' } });
    expect(await ask('MILL1-100', 'Smith')).toEqual({ kind: 'not-found' });
    expect(await ask('MILL1-100', '')).toEqual({ kind: 'not-found' });
    expect(await ask('MILL1-999', 'garcia lopez')).toEqual({ kind: 'not-found' });
  });

  it('is billed when it is approved, once, by the rules under which it was made', async () => {
    await apply('MILL1-101');
    expect(await decide('MILL1-101', 'in-review')).toEqual({ kind: 'changed' });
    const both = await Promise.all([
      decide('MILL1-101', 'approved', 'You may begin on Monday.'),
      decide('MILL1-101', 'approved'),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'not-next']);
    expect(await ask('MILL1-101', 'García-López')).toMatchObject({
      found: { status: 'approved', owed: { amountMinor: 3_000, currency: 'EUR' } },
    });
    const account = { kind: 'account-number', value: 'MILL1-101' } as const;
    expect(
      await kiosk.ask(lookUpBills, { account, secondFact: { kind: 'surname', value: 'Garcia Lopez' } }),
    ).toMatchObject({ kind: 'found', holderName: 'Ana García-López', bills: [{ openMinor: 3_000 }] });
    await test.central.db
      .updateTable('bills')
      .set({ paid_minor: 3_000 })
      .where('bill_number', '=', 'MILL1-101')
      .execute();
    expect(await ask('MILL1-101', 'garcia-lopez')).toMatchObject({ found: { owed: null } });
  });

  it('that was refused cannot be approved any more, and owes nothing', async () => {
    await apply('MILL1-102');
    expect(await decide('MILL1-102', 'refused', 'Too close to the river.')).toEqual({ kind: 'changed' });
    expect(await decide('MILL1-102', 'approved')).toEqual({ kind: 'not-next' });
    expect(await decide('MILL1-777', 'approved')).toEqual({ kind: 'not-found' });
    expect(await ask('MILL1-102', 'garcia lopez')).toMatchObject({
      found: { status: 'refused', note: 'Too close to the river.', owed: null },
    });
    const waiting = await listApplicationRows(test.central.db, undefined);
    expect(waiting.map(({ reference }) => reference)).toEqual(['MILL1-100']);
    const audited = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'subject'])
      .where('action', '=', 'case-decided')
      .execute();
    expect(audited).toContainEqual({ actor: 'ada', subject: 'MILL1-102' });
  });

  it('cannot be guessed: the sixth wrong name waits, at every kiosk', async () => {
    await apply('MILL1-103');
    for (let tries = 0; tries < 5; tries++) {
      expect(await ask('MILL1-103', `wrong${tries}`)).toEqual({ kind: 'not-found' });
    }
    const other = await test.kiosk('POOL1');
    expect(await other.ask(lookUpStatus, { reference: 'MILL1-103', surname: 'García-López' })).toMatchObject({
      kind: 'throttled',
    });
  });

  it('what residents think is counted once, by service', async () => {
    const rate = (score: number, reason: 'easy' | null): void => {
      journal.add({
        subject: 'kiosk',
        event: { kind: 'rated', serviceId: 'permit', score, reason, language: 'en' },
      });
    };
    rate(5, 'easy');
    rate(4, null);
    const entries = journal.entries.slice(-2);
    await kiosk.ask(deliverJournal, { entries });
    await kiosk.ask(deliverJournal, { entries });
    expect(await listRatingRows(test.central.db, new Date(Date.now() - 60_000))).toEqual([
      { serviceId: 'permit', count: 2, mean: 4.5, scores: [0, 0, 0, 1, 1], reasons: { easy: 1 } },
    ]);
  });
});
