import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';
import { digest } from '../ledger/index.ts';
import { DayRecord } from './day-record.ts';

/** What the first closed day of a town follows. */
export const NO_DAY = '0'.repeat(64);

/** A closed day's hash: of its record and of the day that was closed before. */
export const hashOf = (prev: string, record: object): string => digest({ prev, record });

export type ClosedDay = { readonly record: DayRecord; readonly hash: string; readonly prev: string };

/** A closed day, or null. */
export async function readClosed(db: Kysely<Schema>, townId: string, day: string): Promise<ClosedDay | null> {
  const row = await db
    .selectFrom('settlement_closings')
    .select(['body', 'hash', 'prev'])
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ? { record: DayRecord.parse(row.body), hash: row.hash, prev: row.prev } : null;
}

/** The day that was closed last; null while none is. */
export async function lastClosed(db: Kysely<Schema>, townId: string) {
  const row = await db
    .selectFrom('settlement_closings')
    .select(['day', 'number', 'hash'])
    .where('town_id', '=', townId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The first of these days, which were closed one after the other, whose record is not what was written; null where all are. */
export async function brokenDay(
  db: Kysely<Schema>,
  townId: string,
  days: { readonly from: string; readonly until: string },
): Promise<string | null> {
  const { rows } = await sql<{
    day: string;
    body: object;
    prev: string;
    hash: string;
    before: string | null;
  }>`
    select day, body, prev, hash, (
      select hash from settlement_closings as earlier where earlier.town_id = closings.town_id and earlier.number = closings.number - 1
    ) as before
    from settlement_closings as closings
    where town_id = ${townId} and day >= ${days.from}::date and day < ${days.until}::date order by number`.execute(
    db,
  );
  const broken = rows.find(
    ({ body, prev, hash, before }) => hashOf(prev, body) !== hash || prev !== (before ?? NO_DAY),
  );
  return broken?.day ?? null;
}
