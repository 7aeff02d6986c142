import { type Kysely, sql } from 'kysely';
import { boundsOfDay, dayOfBooks } from '../../../domain/settlement/index.ts';
import type { Schema } from '../database/index.ts';
import { dayRules } from './day-rules.ts';

/**
 * Since when each day of books waits to be closed: it is over, money was moved on it, and no later day is closed. Of one town or, without one,
 * of all; no more than `most` of each, the oldest first.
 */
export async function daysToClose(
  db: Kysely<Schema>,
  { townId, now, most }: { readonly townId: string | null; readonly now: Date; readonly most: number },
): Promise<Date[]> {
  const towns = [...(await dayRules(db))].filter(([id]) => townId === null || id === townId);
  const waiting = await Promise.all(
    towns.map(async ([id, { rule, closedUpTo }]) => {
      // Day by day in the index: the movements of the days themselves are not read.
      const { rows } = await sql<{ day: string }>`
        select one::date as day from generate_series(
          coalesce(${closedUpTo}::date + 1, (select min(day) from settlement_movements where town_id = ${id})),
          ${dayOfBooks(rule, now)}::date - 1, '1 day') as one
        where exists (select from settlement_movements where town_id = ${id} and day = one::date)
        order by one limit ${most}`.execute(db);
      return rows.map(({ day }) => boundsOfDay(rule, day).until);
    }),
  );
  return waiting.flat();
}
