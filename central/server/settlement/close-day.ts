import type { z } from 'zod';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { closeSettlementDay } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { isSamePerson, isTokenActor } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { digest } from '../ledger/index.ts';
import { hashOf, lastClosed, NO_DAY, readClosed } from './chain.ts';
import type { DayContents, DayRecord } from './day-record.ts';
import { catchUpMovements, takeIn } from './project-movements.ts';
import { readContents } from './read-contents.ts';
import { earlierOpenDay } from './read-day.ts';

type Answer = z.infer<typeof closeSettlementDay.response>;
type Asked = { readonly day: string; readonly digest: string };
type Closer = Pick<Person, 'userName' | 'role'>;

/**
 * Closes a day as the person has seen it, for good. Above the town's limit the first person asks and a second one, a supervisor, closes it. All
 * that is counted to days waits for the same lock, so that of two at once one is first and the other learns of it.
 */
export async function closeDay(
  central: Central,
  town: TownDefinition,
  asked: Asked,
  person: Closer,
): Promise<Answer> {
  await catchUpMovements(central.db);
  return inTransaction(central.db, async (transaction): Promise<Answer> => {
    // What has come since is counted before the day is closed.
    while (await takeIn(transaction));
    const { townId } = town;
    const { day } = asked;
    const closed = await readClosed(transaction, townId, day);
    if (closed) return { kind: 'already-closed', by: closed.record.confirmedBy ?? closed.record.closedBy };
    const last = await lastClosed(transaction, townId);
    if (last !== null && last.day > day) return { kind: 'passed' };
    const now = central.now();
    const contents = await readContents(transaction, town, day);
    if (now < new Date(contents.until)) return { kind: 'not-over', until: contents.until };
    const earlier = await earlierOpenDay(transaction, townId, day);
    if (earlier !== null) return { kind: 'earlier-first', day: earlier };
    if (digest(contents) !== asked.digest) return { kind: 'changed' };
    const people = await whoCloses(transaction, { town, contents, asked, person, now });
    if ('kind' in people) return people;
    const record: DayRecord = {
      ...contents,
      number: (last?.number ?? 0) + 1,
      ...people,
      closedAt: now.toISOString(),
    };
    const prev = last?.hash ?? NO_DAY;
    const hash = hashOf(prev, record);
    await transaction
      .insertInto('settlement_closings')
      .values({
        town_id: townId,
        day,
        number: record.number,
        body: JSON.stringify(record),
        prev,
        hash,
        closed_at: now,
      })
      .execute();
    await transaction
      .deleteFrom('settlement_requests')
      .where('town_id', '=', townId)
      .where('day', '=', day)
      .execute();
    const detail = {
      number: record.number,
      differences: contents.differences.length,
      hash,
      closedBy: people.closedBy,
    };
    await writeAudit(transaction, now, {
      actor: person.userName,
      action: 'close-day',
      subject: `${townId} ${day}`,
      detail,
    });
    return { kind: 'closed', number: record.number };
  });
}

type People = Pick<DayRecord, 'closedBy' | 'confirmedBy'>;

/** Who closes the day; or that a second person has to. */
async function whoCloses(
  transaction: DatabaseTransaction,
  {
    town: { townId, settlement },
    contents,
    asked: { day, digest: seen },
    person: { userName, role },
    now,
  }: {
    readonly town: TownDefinition;
    readonly contents: DayContents;
    readonly asked: Asked;
    readonly person: Closer;
    readonly now: Date;
  },
): Promise<People | Extract<Answer, { kind: 'waiting' | 'same-person' | 'supervisor-needed' }>> {
  const limit = settlement?.secondPersonAboveMinor;
  const taken = contents.kiosks.reduce((all, { takenMinor }) => all + takenMinor, 0);
  if (limit === undefined || taken <= limit) return { closedBy: userName, confirmedBy: null };
  const request = await transaction
    .selectFrom('settlement_requests')
    .select(['asked_by', 'digest'])
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .executeTakeFirst();
  if (request?.digest === seen) {
    if (await isSamePerson(transaction, request.asked_by, userName)) return { kind: 'same-person' };
    if (role === 'clerk' || isTokenActor(userName)) return { kind: 'supervisor-needed' };
    return { closedBy: request.asked_by, confirmedBy: userName };
  }
  const values = { town_id: townId, day, digest: seen, asked_by: userName, asked_at: now };
  await transaction
    .insertInto('settlement_requests')
    .values(values)
    .onConflict((conflict) => conflict.columns(['town_id', 'day']).doUpdateSet(values))
    .execute();
  const detail = { takenMinor: taken, limitMinor: limit };
  await writeAudit(transaction, now, {
    actor: userName,
    action: 'ask-close-day',
    subject: `${townId} ${day}`,
    detail,
  });
  return { kind: 'waiting' };
}
