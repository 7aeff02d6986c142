import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../domain/form/index.ts';
import { addDays, dayIn, localTimeIn } from '../../../domain/time/index.ts';
import type { TransactionEvent } from '../../../domain/transaction/index.ts';
import {
  cancelBooking,
  deliverJournal,
  findBooking,
  holdSlot,
  holdSubmission,
  readBookingDay,
  readBookingMonth,
} from '../../../domain/wire/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import { tidy } from '../schedule/index.ts';
import {
  approval,
  type Changes,
  personal,
  request,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { calendarFile, cancelBookingByClerk, listBookingRows } from './index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type At = { readonly kiosk: TestKiosk; readonly journal: TestJournal };

describe('a booking', () => {
  let test: TestCentral;
  let hall: At;
  let pool: At;
  let day = '';
  let bookings = 0;
  beforeAll(async () => {
    test = await testCentral();
    const at = async (code: string): Promise<At> => {
      const enrolled = await test.kiosk(code);
      const signedNow = (): Changes => ({ createdMs: test.central.now().getTime() });
      const kiosk: TestKiosk = {
        ...enrolled,
        ask: (contract, body) => enrolled.ask(contract, body, signedNow()),
      };
      return { kiosk, journal: testJournal(kiosk.kioskId, kiosk.key, 1, () => test.central.now()) };
    };
    hall = await at('MILL1');
    pool = await at('POOL1');
    // Far enough away that the hours of waiting in these tests do not matter.
    day = addDays(dayIn('Europe/Berlin', new Date()), 9);
  });
  afterAll(() => test.close());

  const slot = (hour: number, unitId = 'court-1', slots = 1) => ({
    facilityId: 'tennis',
    unitId,
    starts: `${day}T${String(hour).padStart(2, '0')}:00`,
    slots,
  });
  /** Until a time of the town's clocks, but for an hour where they change before it. */
  const untilLocal = (time: string): number =>
    Date.parse(`${time}Z`) - Date.parse(`${localTimeIn('Europe/Berlin', test.central.now())}Z`);
  const hold = (at: At, transactionId: string, chosen: ReturnType<typeof slot>) =>
    at.kiosk.ask(holdSlot, { transactionId, slot: chosen });
  const free = async (at: At, hour: number, unitId = 'court-1', transactionId = randomUUID()) => {
    const answer = await at.kiosk.ask(readBookingDay, { facilityId: 'tennis', day, transactionId });
    const units = answer.kind === 'found' ? answer.units : [];
    const slots = units.find((unit) => unit.unitId === unitId)?.slots ?? [];
    return slots.find(({ starts }) => starts === slot(hour).starts)?.inARow;
  };
  const answersFor = (chosen: ReturnType<typeof slot>): Answers => ({
    slot: chosen,
    name: { family: 'García', given: 'Ana' },
  });

  /** Everything up to the question to the terminal, without telling central of it yet. */
  function askToPay({ journal }: At, chosen: ReturnType<typeof slot>, transactionId: string) {
    bookings += 1;
    const reference = `MILL1-${bookings}`;
    const details = personal({ kind: 'answers', serviceId: 'book-court', answers: answersFor(chosen) });
    const amountMinor = 800 * chosen.slots;
    const title = { en: 'Booking' };
    const lines = [{ feeId: 'booking', title, amountMinor }];
    const from = journal.entries.length;
    const event = journal.event;
    event(transactionId, { kind: 'started', reference, serviceId: 'book-court', language: 'en' });
    event(transactionId, { kind: 'details-given', details: details.reference }, [details.record]);
    const total = { amountMinor, currency: 'EUR' };
    event(transactionId, { kind: 'priced', lines, total });
    event(transactionId, { kind: 'confirmed' });
    event(transactionId, { kind: 'reserved', holdId: transactionId });
    event(transactionId, { kind: 'payment-requested', attempt: 1, request, amount: total });
    return { reference, total, from };
  }
  /** Everything up to the approved payment, without telling central of it yet. */
  function pay(at: At, chosen: ReturnType<typeof slot>, transactionId = randomUUID()) {
    const { reference, total, from } = askToPay(at, chosen, transactionId);
    const payment = { ...approval({ transactionId, reference, lines: [] }), amount: total };
    at.journal.event(transactionId, { kind: 'payment-approved', attempt: 1, payment });
    return { reference, transactionId, entries: at.journal.entries.slice(from) };
  }
  const reserve = (at: At, transactionId: string, chosen: ReturnType<typeof slot>) =>
    at.kiosk.ask(holdSubmission, {
      transactionId,
      serviceId: 'book-court',
      answers: answersFor(chosen),
      total: { amountMinor: 800 * chosen.slots, currency: 'EUR' },
    });
  async function book(at: At, chosen: ReturnType<typeof slot>) {
    const transactionId = randomUUID();
    expect(await hold(at, transactionId, chosen)).toMatchObject({ kind: 'held' });
    expect(await reserve(at, transactionId, chosen)).toMatchObject({ kind: 'held' });
    const paid = pay(at, chosen, transactionId);
    const delivered = await at.kiosk.ask(deliverJournal, { entries: paid.entries });
    expect(delivered).toMatchObject({ verdicts: [{ kind: 'accepted', transactionId }] });
    return paid;
  }

  it('of one slot goes to exactly one of many who want it at the same moment', async () => {
    const wanting = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? hall : pool));
    const answers = await Promise.all(wanting.map((at) => hold(at, randomUUID(), slot(8))));
    expect(answers.filter(({ kind }) => kind === 'held')).toHaveLength(1);
    expect(answers.filter((one) => one.kind === 'refused' && one.reason === 'taken')).toHaveLength(11);
  });

  it('is guarded by the table itself', async () => {
    const row = (minutes: number) => ({
      kiosk_id: hall.kiosk.kioskId,
      transaction_id: randomUUID(),
      town_id: TOWN_ID,
      facility_id: 'pool',
      unit_id: 'lane-1',
      starts_at: new Date(Date.parse('2030-01-01T10:00:00Z') + minutes * MINUTE_MS),
      ends_at: new Date(Date.parse('2030-01-01T11:00:00Z') + minutes * MINUTE_MS),
      state: 'held',
      held_until: new Date(),
    });
    const insert = (minutes: number) => test.central.db.insertInto('bookings').values(row(minutes)).execute();
    await insert(0);
    await insert(60);
    await expect(insert(30)).rejects.toThrow('bookings_one_at_a_time');
  });

  it('is held while it is paid; another choice lets the first one go, a refused one does not', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await hold(hall, mine, slot(9));
    expect(await free(pool, 9)).toBe(0);
    expect(await free(hall, 9, 'court-1', mine)).toBe(2);
    await hold(pool, theirs, slot(10));
    expect(await hold(hall, mine, slot(10))).toEqual({ kind: 'refused', reason: 'taken' });
    expect(await free(pool, 9)).toBe(0);
    expect(await hold(hall, mine, slot(9, 'court-2'))).toMatchObject({ kind: 'held' });
    expect(await free(pool, 9)).toBe(1);
  });

  it('that is not by the rules is not held', async () => {
    const refused = { kind: 'refused', reason: 'not-valid' };
    expect(await hold(hall, randomUUID(), slot(7))).toEqual(refused);
    expect(await hold(hall, randomUUID(), slot(11, 'court-9'))).toEqual(refused);
    expect(await hold(hall, randomUUID(), slot(11, 'court-1', 3))).toEqual(refused);
  });

  it('that was abandoned is free again as soon as central hears of it', async () => {
    const transactionId = randomUUID();
    await hold(hall, transactionId, slot(12));
    const from = hall.journal.entries.length;
    const event = hall.journal.event;
    event(transactionId, {
      kind: 'started',
      reference: 'MILL1-900',
      serviceId: 'book-court',
      language: 'en',
    });
    event(transactionId, { kind: 'resident-gone', why: 'idle' });
    event(transactionId, { kind: 'abandoned' });
    expect(await free(pool, 12)).toBe(0);
    await hall.kiosk.ask(deliverJournal, { entries: hall.journal.entries.slice(from) });
    expect(await free(pool, 12)).toBe(2);
  });

  it('is made when it is paid, shown to clerks, and is an event for calendars', async () => {
    const { reference, transactionId } = await book(hall, slot(14, 'court-1', 2));
    expect(await free(pool, 15)).toBe(0);
    const { bookings: rows } = await listBookingRows(test.central, TOWN_ID, { day });
    expect(rows).toMatchObject([
      { reference, unit: 'Tennis court 1', holder: 'Ana García', feeMinor: 1_600, cancelledAt: null },
    ]);
    const key = { kioskId: hall.kiosk.kioskId, transactionId };
    const text = await calendarFile(test.central, key, 'ar');
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text ?? '')).getFirstSubcomponent('vevent')!);
    expect(event.summary).toBe('Tennis court 1');
    expect(event.startDate.toJSDate().toISOString()).toBe(rows[0]?.at);
    const month = await hall.kiosk.ask(readBookingMonth, {
      facilityId: 'tennis',
      month: day.slice(0, 7),
      transactionId: randomUUID(),
    });
    expect(month).toMatchObject({ kind: 'found' });
    if (month.kind === 'found') expect(month.days).toContainEqual({ day, state: 'free' });
  });

  it('whose hold has run out is booked all the same while no one else took it', async () => {
    const transactionId = randomUUID();
    await hold(hall, transactionId, slot(16));
    await reserve(hall, transactionId, slot(16));
    test.later(11 * MINUTE_MS);
    await tidy(test.central);
    expect(await free(pool, 16)).toBe(2);
    const { entries } = pay(hall, slot(16), transactionId);
    expect(await hall.kiosk.ask(deliverJournal, { entries })).toMatchObject({
      verdicts: [{ kind: 'accepted' }],
    });
    expect(await free(pool, 16)).toBe(0);
  });

  it('whose hold has run out and is someone else’s meanwhile is refused, so that the money goes back', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await hold(hall, mine, slot(17));
    await reserve(hall, mine, slot(17));
    test.later(11 * MINUTE_MS);
    expect(await hold(pool, theirs, slot(17))).toMatchObject({ kind: 'held' });
    expect(await reserve(hall, mine, slot(17))).toEqual({ kind: 'refused', reason: 'slot-taken' });
    const { entries } = pay(hall, slot(17), mine);
    for (let times = 0; times < 2; times += 1) {
      expect(await hall.kiosk.ask(deliverJournal, { entries })).toMatchObject({
        verdicts: [{ kind: 'refused', transactionId: mine, reason: 'slot-taken' }],
      });
    }
  });

  it('whose service the town gave up while it was paid is refused, so that the money goes back', async () => {
    const transactionId = randomUUID();
    await reserve(hall, transactionId, slot(13));
    const { db } = test.central;
    const service = db.deleteFrom('services').where('service_id', '=', 'book-court').returningAll();
    const { definition, ...key } = await service.executeTakeFirstOrThrow();
    const { entries } = pay(hall, slot(13), transactionId);
    const answer = await hall.kiosk.ask(deliverJournal, { entries });
    await db
      .insertInto('services')
      .values({ ...key, definition: JSON.stringify(definition) })
      .execute();
    expect(answer).toMatchObject({
      verdicts: [{ kind: 'refused', transactionId, reason: 'unknown-service' }],
    });
    expect(await free(pool, 13)).toBe(1);
  });

  it.each([
    ['whose money is in doubt stays held as long as a clerk has it', false],
    ['whose money is in doubt is held again by a central that was restored from a backup', true],
  ])('%s, and is free when nothing was charged', async (_what, restored) => {
    const transactionId = randomUUID();
    const chosen = slot(restored ? 12 : 14, 'court-2');
    const hour = restored ? 12 : 14;
    await hold(hall, transactionId, chosen);
    await reserve(hall, transactionId, chosen);
    const { from } = askToPay(hall, chosen, transactionId);
    const tell = (...events: TransactionEvent[]): void => {
      for (const event of events) hall.journal.event(transactionId, event);
    };
    const deliver = () => hall.kiosk.ask(deliverJournal, { entries: hall.journal.entries.slice(from) });
    tell(
      { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' },
      { kind: 'clerk-needed', reason: 'payment-unknown' },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'completed' },
    );
    if (restored)
      await test.central.db.deleteFrom('bookings').where('transaction_id', '=', transactionId).execute();
    await deliver();
    test.later(24 * HOUR_MS);
    await tidy(test.central);
    expect(await free(pool, hour, 'court-2')).toBe(0);
    expect(await hold(pool, randomUUID(), chosen)).toEqual({ kind: 'refused', reason: 'taken' });
    tell({ kind: 'payment-declined', attempt: 1, reason: 'refused' });
    await deliver();
    expect(await hold(pool, randomUUID(), chosen)).toMatchObject({ kind: 'held' });
  });

  it('is cancelled by its reference and the family name, once, and a clerk gives the fee back', async () => {
    const { reference, transactionId } = await book(hall, slot(18));
    const wrong = { reference, surname: 'Smith' };
    expect(await pool.kiosk.ask(cancelBooking, wrong)).toEqual({ kind: 'not-found' });
    const known = { reference, surname: 'garcia' };
    expect(await pool.kiosk.ask(findBooking, known)).toMatchObject({
      booking: { state: 'booked', paid: { amountMinor: 800 } },
    });
    const compact = { reference: reference.replaceAll('-', ''), surname: 'GARCÍA' };
    expect(await pool.kiosk.ask(findBooking, compact)).toMatchObject({ booking: { reference } });
    for (let times = 0; times < 2; times += 1) {
      expect(await pool.kiosk.ask(cancelBooking, known)).toMatchObject({
        kind: 'cancelled',
        booking: { state: 'cancelled' },
      });
    }
    expect(await free(pool, 18)).toBe(2);
    const due = await test.central.db
      .selectFrom('exceptions')
      .select(['kind', 'detail'])
      .where('transaction_id', '=', transactionId)
      .execute();
    expect(due).toMatchObject([{ kind: 'refund-due' }]);
    const key = { kioskId: hall.kiosk.kioskId, transactionId };
    expect(await calendarFile(test.central, key, 'en')).toContain('STATUS:CANCELLED');
  });

  it('cannot be cancelled by a resident when it is too late, but by a clerk, who is written down', async () => {
    const chosen = slot(19);
    const { reference } = await book(hall, chosen);
    test.later(untilLocal(chosen.starts) - 20 * HOUR_MS);
    const known = { reference, surname: 'García' };
    expect(await hall.kiosk.ask(cancelBooking, known)).toMatchObject({ kind: 'too-late' });
    const clerk = { townId: TOWN_ID, reference };
    expect(await cancelBookingByClerk(test.central, clerk, 'ada')).toEqual({ kind: 'cancelled' });
    expect(await cancelBookingByClerk(test.central, clerk, 'ada')).toEqual({ kind: 'meanwhile' });
    const audited = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'subject'])
      .where('action', '=', 'booking-cancelled')
      .execute();
    expect(audited).toEqual([{ actor: 'ada', subject: reference }]);
  });

  it('names no one any more when it has long been over', async () => {
    test.later(120 * 24 * HOUR_MS);
    await erasePersonalData(test.central);
    const { bookings: rows } = await listBookingRows(test.central, TOWN_ID, { day });
    expect(rows.length).toBeGreaterThan(2);
    const open = await test.central.db
      .selectFrom('exceptions')
      .select('transaction_id')
      .where('closed_at', 'is', null)
      .execute();
    const held = new Set(open.map(({ transaction_id }) => transaction_id));
    expect(held.size).toBeGreaterThan(0);
    for (const { transactionId, holder } of rows) expect(holder !== '').toBe(held.has(transactionId));
    await test.central.db.updateTable('exceptions').set({ closed_at: test.central.now() }).execute();
    await erasePersonalData(test.central);
    const { bookings: later } = await listBookingRows(test.central, TOWN_ID, { day });
    expect(new Set(later.map(({ holder, contact }) => holder + contact))).toEqual(new Set(['']));
  });
});
