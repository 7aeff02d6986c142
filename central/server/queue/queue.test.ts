import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type NumberRange, type Ticket, ticketLabel } from '../../../domain/queue/index.ts';
import { dayIn, WEEKDAYS } from '../../../domain/time/index.ts';
import { checkIn, deliverJournal, readQueues, takeTicket } from '../../../domain/wire/index.ts';
import {
  personal,
  type TestCentral,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { answerTicket } from './answer-ticket.ts';
import { callNextTicket } from './call-next.ts';
import { readDisplay } from './display-state.ts';
import { importAppointments } from './import-appointments.ts';
import { listQueueRows } from './list-queues.ts';

const ZONE = 'Europe/Berlin';
const DAY_MS = 86_400_000;

describe('numbers for a queue', () => {
  let test: TestCentral;
  let hall: Wired;
  let library: Wired;
  beforeAll(async () => {
    test = await testCentral();
    hall = await wired(test, 'MILL1');
    library = await wired(test, 'MILL2');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.central.db.deleteFrom('queue_tickets').execute();
    await test.central.db.deleteFrom('queue_days').execute();
    await test.central.db.deleteFrom('appointments').execute();
  });

  const call = (desk: string) => callNextTicket(test.central, { townId: TOWN_ID, desk }, 'ada');
  const rows = () => listQueueRows(test.central, TOWN_ID);

  it('are the next of the day, whichever kiosk asks, and the same when it asks again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? hall : library).ask('ids')),
    );
    const numbers = answers.map(({ ticket }) => ticket.number).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const transactionId = randomUUID();
    const first = await hall.ask('ids', transactionId);
    expect(await hall.ask('ids', transactionId)).toEqual(first);
    expect((await hall.ask('taxes')).ticket).toMatchObject({ letter: 'C', number: 1 });
    const unknown = { transactionId: randomUUID(), queueId: 'no-such', appointment: null };
    expect(await hall.kiosk.ask(takeTicket, unknown)).toEqual({ kind: 'refused', reason: 'unknown-queue' });
  });

  it('wait only once the resident has taken them, and are never doubled by a delivery sent again', async () => {
    const taken = await hall.ask('ids');
    await hall.ask('ids');
    expect((await rows()).waiting).toEqual([]);
    expect(await hall.take(taken.ticket, taken.transactionId)).toEqual({ kind: 'accepted' });
    expect((await hall.deliverAgain()).kind).toBe('accepted');
    const { waiting, queues } = await rows();
    expect(waiting.map(({ label }) => label)).toEqual(['A 001']);
    expect(queues.map(({ queueId, waiting: people }) => [queueId, people])).toEqual([
      ['ids', 1],
      ['taxes', 0],
    ]);
  });

  it('of kiosks without the network come from ranges of their own, and stand where their time puts them', async () => {
    const [ours, theirs] = [await hall.range(), await library.range()];
    expect(ours.last < theirs.first || theirs.last < ours.first).toBe(true);
    expect(await hall.range()).toEqual(ours);
    const late = await hall.ask('ids');
    await hall.take(late.ticket, late.transactionId);
    const own = ownTicket(ours.first);
    expect(await hall.take(own, randomUUID(), 10 * 60_000)).toEqual({ kind: 'accepted' });
    expect(await call('1')).toMatchObject({ kind: 'called', label: ticketLabel(own) });
  });

  it('are refused when they are of another kiosk’s range or someone else has them, and a clerk sees it', async () => {
    const ours = await hall.range();
    const theirs = await library.range();
    const stranger = randomUUID();
    expect(await hall.take(ownTicket(theirs.first), stranger)).toEqual({
      kind: 'refused',
      reason: 'not-valid',
    });
    await hall.take(ownTicket(ours.first), randomUUID());
    expect(await hall.take(ownTicket(ours.first), randomUUID())).toEqual({
      kind: 'refused',
      reason: 'not-valid',
    });
    const invented: Ticket = { ...ownTicket(77), origin: 'central' };
    expect(await hall.take(invented, randomUUID())).toMatchObject({ kind: 'refused' });
    expect((await rows()).waiting.length).toBe(1);
    const exceptions = await test.central.db
      .selectFrom('exceptions')
      .select('kind')
      .where('transaction_id', '=', stranger)
      .execute();
    expect(exceptions).toEqual([{ kind: 'refused-submission' }]);
  });

  it('leave out the number that central had given when its answer never came', async () => {
    const { transactionId } = await hall.ask('ids');
    const own = ownTicket((await hall.range()).first);
    expect(await hall.take(own, transactionId)).toEqual({ kind: 'accepted' });
    expect((await rows()).waiting.map(({ label }) => label)).toEqual([ticketLabel(own)]);
  });

  it('are called once, by whichever of many clerks, and only at desks that serve them', async () => {
    for (let at = 0; at < 2; at += 1) {
      const one = await hall.ask('ids');
      await hall.take(one.ticket, one.transactionId);
    }
    const answers = await Promise.all(['1', '2', '1', '2'].map(call));
    const labels = answers.flatMap((answer) => (answer.kind === 'called' ? [answer.label] : []));
    expect(labels.sort()).toEqual(['A 001', 'A 002']);
    expect(answers.filter(({ kind }) => kind === 'desk-busy').length).toBe(2);
    expect(await call('3')).toEqual({ kind: 'nobody' });
    expect(await call('9')).toEqual({ kind: 'unknown-desk' });
  });

  it('are called again, served or given up by clerks, each with a line in the audit', async () => {
    const one = await hall.ask('ids');
    await hall.take(one.ticket, one.transactionId);
    const called = await call('1');
    if (called.kind !== 'called') throw new Error(called.kind);
    const say = (action: 'call-again' | 'here' | 'served' | 'no-show') =>
      answerTicket(test.central, { ...called, townId: TOWN_ID, action }, 'bob');
    expect(await say('call-again')).toEqual({ kind: 'changed' });
    expect((await readDisplay(test.central, TOWN_ID))?.now).toEqual([
      { label: 'A 001', desk: '1', calls: 2 },
    ]);
    expect(await say('here')).toEqual({ kind: 'changed' });
    expect(await say('no-show')).toEqual({ kind: 'meanwhile' });
    expect(await say('served')).toEqual({ kind: 'changed' });
    expect(await say('served')).toEqual({ kind: 'meanwhile' });
    const display = await readDisplay(test.central, TOWN_ID);
    expect(display).toMatchObject({ now: [], before: [{ label: 'A 001', desk: '1' }] });
    const audit = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'action', 'subject'])
      .where('action', 'like', 'queue-%')
      .orderBy('audit_id', 'desc')
      .limit(4)
      .execute();
    expect(audit.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'bob queue-served',
      'bob queue-here',
      'bob queue-call-again',
      'ada queue-call-next',
    ]);
  });

  it('say how long it takes by how many wait and what was measured', async () => {
    for (let at = 0; at < 3; at += 1) {
      const one = await hall.ask('ids');
      await hall.take(one.ticket, one.transactionId);
    }
    const { queues } = await hall.kiosk.ask(readQueues, {});
    expect(queues[0]).toEqual({
      queueId: 'ids',
      waiting: 3,
      wait: { kind: 'between', minutes: 25, most: 40 },
    });
    expect((await hall.ask('ids')).ticket).toMatchObject({ peopleBefore: 3 });
  });

  it('of an appointment are called at its time before all others, for a resident who knows the name', async () => {
    const inTown = (at: number): string => {
      const time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'short' });
      return `${dayIn(ZONE, new Date(at))}T${time.format(new Date(at))}`;
    };
    const now = test.central.now().getTime();
    const file = [
      'reference,surname,time,queue',
      `APT-1,García López,${inTown(now)},ids`,
      `APT-2,Lee,${inTown(now + 3 * DAY_MS)},ids`,
    ].join('\n');
    const imported = await importAppointments(test.central, TOWN_ID, Buffer.from(file), 'it');
    expect(imported).toEqual({ kind: 'imported', appointments: 2, cancelled: 0 });
    const ask = (reference: string, surname: string) => hall.kiosk.ask(checkIn, { reference, surname });
    expect(await ask('APT-1', 'Smith')).toEqual({ kind: 'not-found' });
    expect(await ask('APT-9', 'Lee')).toEqual({ kind: 'not-found' });
    expect(await ask('APT-2', 'Lee')).toMatchObject({ kind: 'not-today' });
    expect(await ask('APT-1', 'garcia lopez')).toMatchObject({ kind: 'found', queueId: 'ids' });

    const first = await library.ask('ids');
    await library.take(first.ticket, first.transactionId);
    const due = await hall.ask('ids', randomUUID(), 'APT-1');
    expect(due.ticket).toMatchObject({ peopleBefore: null, appointmentAt: expect.any(String) });
    await hall.take(due.ticket, due.transactionId);
    expect(await ask('APT-1', 'garcia lopez')).toEqual({ kind: 'checked-in' });
    const other = { transactionId: randomUUID(), queueId: 'ids', appointment: 'APT-1' };
    expect(await hall.kiosk.ask(takeTicket, other)).toEqual({ kind: 'refused', reason: 'no-appointment' });
    expect(await call('1')).toMatchObject({ label: ticketLabel(due.ticket) });
    const again = await importAppointments(
      test.central,
      TOWN_ID,
      Buffer.from(`${file.split('\n')[0]}\n`),
      'it',
    );
    expect(again).toEqual({ kind: 'imported', appointments: 0, cancelled: 1 });
  });

  it('refuses a file of appointments whole, and says which lines are wrong without repeating them', async () => {
    const file =
      'reference,surname,time,queue\nA-100,Lee,2026-03-29T02:30,ids\nA-101,Lee,2026-12-01T09:00,xx\nbad\n';
    const answer = await importAppointments(test.central, TOWN_ID, Buffer.from(file), 'it');
    expect(answer).toMatchObject({ kind: 'refused', badLines: [{ line: 2 }, { line: 3 }, { line: 4 }] });
    expect(JSON.stringify(answer)).not.toContain('Lee');
  });

  it('is refused by the line in which a row ends, and takes what spreadsheets write', async () => {
    const run = (file: string) => importAppointments(test.central, TOWN_ID, Buffer.from(file), 'it');
    const odd =
      'reference,surname,time,queue\n\nAB-1001,"Hale\nJones",2026-12-01T10:30,ids\nAB-1002,Hale,2026-12-01T10:30,nowhere';
    expect(await run(odd)).toMatchObject({
      badLines: [
        { line: 4, reason: expect.stringContaining('line end') },
        { line: 5, reason: expect.stringContaining('queue') },
      ],
    });
    expect(
      await run('reference;surname;time;queue;;\nAB-1;Hale;2030-12-01 10:30;ids;;\n;;;;;\n'),
    ).toMatchObject({
      kind: 'imported',
      appointments: 1,
    });
    expect(await run('reference;surname;time;queue\nAB-1;Hale;2030-12-01 10:30:00;ids')).toMatchObject({
      appointments: 1,
    });
    expect(await run('reference,surname,time,queue\nAB-1,Hale,2030-12-01 10:30,ids,x')).toMatchObject({
      badLines: [{ line: 2, reason: expect.stringContaining('4 cells') }],
    });
    expect(await run('reference,surname,time,queue\n')).toMatchObject({ kind: 'imported' });
  });

  it('are given out at the hours of the queue and on no holiday of the town, but to whom an appointment awaits', async () => {
    const day = dayIn(ZONE, test.central.now());
    const hours = (from: string, to: string) => ({
      weekly: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ from, to }]])),
    });
    const stored = await test.central.db
      .selectFrom('towns')
      .select(['queues', 'holidays'])
      .where('town_id', '=', TOWN_ID)
      .executeTakeFirstOrThrow();
    const set = (ids: object, holidays: object[] = []) =>
      test.central.db
        .updateTable('towns')
        .set({
          queues: JSON.stringify(stored.queues.map((queue, at) => (at === 0 ? { ...queue, ...ids } : queue))),
          holidays: JSON.stringify(holidays),
        })
        .where('town_id', '=', TOWN_ID)
        .execute();
    const asked = (appointment: string | null = null) =>
      hall.kiosk.ask(takeTicket, { transactionId: randomUUID(), queueId: 'ids', appointment });
    try {
      await set({ hours: hours('00:00', '24:00') });
      expect((await asked()).kind).toBe('given');
      await set({ hours: { weekly: {} } });
      expect(await asked()).toEqual({ kind: 'refused', reason: 'closed' });
      await set({ hours: hours('00:00', '24:00') }, [{ on: day, name: { en: 'Founders’ Day' } }]);
      expect(await asked()).toEqual({ kind: 'refused', reason: 'closed' });
      expect((await hall.ask('taxes')).ticket.letter).toBe('C');
      const file = `reference,surname,time,queue\nAPT-7,Lee,${day}T12:00,ids\n`;
      expect(await importAppointments(test.central, TOWN_ID, Buffer.from(file), 'it')).toMatchObject({
        kind: 'imported',
      });
      expect((await asked('APT-7')).kind).toBe('given');
    } finally {
      await set({});
    }
  });

  it('begin anew when the day changes on the town’s clocks, not before', async () => {
    expect((await hall.ask('ids')).ticket.number).toBe(1);
    const now = test.central.now().getTime();
    const today = dayIn(ZONE, new Date(now));
    let ahead = 0;
    while (dayIn(ZONE, new Date(now + ahead + 60_000)) === today) ahead += 60_000;
    expect(await atTime(ahead)).toMatchObject({ day: today, number: 2 });
    const next = await atTime(ahead + 120_000);
    expect(next.number).toBe(1);
    expect(next.day > today).toBe(true);
  });

  /** A number taken so much later; central is asked itself, as a request signed now would be too old by then. */
  async function atTime(ahead: number): Promise<Ticket> {
    const { takeTicketForKiosk } = await import('./take-ticket.ts');
    const central = { ...test.central, now: () => new Date(test.central.now().getTime() + ahead) };
    const kiosk = { kioskId: hall.kiosk.kioskId, townId: TOWN_ID, publicKey: '' };
    const asked = { transactionId: randomUUID(), queueId: 'ids', appointment: null };
    const answer = await takeTicketForKiosk(central, kiosk, asked);
    if (answer.kind !== 'given') throw new Error(answer.reason);
    return answer.ticket;
  }
});

const ownTicket = (number: number): Ticket => ({
  day: dayIn(ZONE, new Date()),
  queueId: 'ids',
  letter: 'A',
  number,
  origin: 'kiosk',
  appointmentAt: null,
  peopleBefore: null,
  wait: null,
});

type Wired = Awaited<ReturnType<typeof wired>>;

/** A kiosk with its journal, as it takes numbers. */
async function wired(test: TestCentral, code: string) {
  const kiosk: TestKiosk = await test.kiosk(code);
  let agoMs = 0;
  const journal = testJournal(kiosk.kioskId, kiosk.key, 1, () => new Date(Date.now() - agoMs));
  let delivered = 0;
  let before = 0;
  const deliver = async (from: number) => {
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(from) });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    before = delivered;
    delivered = journal.entries.length;
    return answer;
  };
  return {
    kiosk,
    ask: async (queueId: string, transactionId = randomUUID(), appointment: string | null = null) => {
      const answer = await kiosk.ask(takeTicket, { transactionId, queueId, appointment });
      if (answer.kind !== 'given') throw new Error(answer.reason);
      return { transactionId, ticket: answer.ticket };
    },
    range: async (): Promise<NumberRange> => {
      const { range } = await kiosk.ask(readQueues, {});
      if (!range) throw new Error('no range');
      return range;
    },
    take: async (ticket: Ticket, transactionId: string, takenAgoMs = 0) => {
      agoMs = takenAgoMs;
      const serviceId = 'queue-number';
      const answers = personal({ kind: 'answers', serviceId, answers: { queue: ticket.queueId } });
      const reference = `${code}-${journal.entries.length + 1}`;
      journal.event(transactionId, { kind: 'started', reference, serviceId, language: 'en' });
      journal.event(transactionId, { kind: 'details-given', details: answers.reference }, [answers.record]);
      journal.event(transactionId, { kind: 'found-free' });
      journal.event(transactionId, { kind: 'confirmed' });
      journal.event(transactionId, { kind: 'reserved', holdId: transactionId, ticket });
      journal.event(transactionId, { kind: 'submitted' });
      agoMs = 0;
      const { verdicts } = await deliver(delivered);
      const { transactionId: _id, ...verdict } = verdicts[0] ?? { transactionId };
      return verdict;
    },
    deliverAgain: () => deliver(before),
  };
}
