import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { dayOfBooks } from '../../../domain/settlement/index.ts';
import { addDays } from '../../../domain/time/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { listSettlementDays, SettlementDay } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { digest } from '../ledger/index.ts';
import { brokenDay, lastClosed, readClosed } from './chain.ts';
import type { DayContents } from './day-record.ts';
import { dayRuleOf } from './day-rules.ts';
import { readContents } from './read-contents.ts';

type Db = Kysely<Schema>;

/** A day of books as people look at it: a closed one as it was closed, any other as it stands now. */
export async function readDay(db: Db, town: TownDefinition, day: string, now: Date): Promise<SettlementDay> {
  const limitMinor = town.settlement?.secondPersonAboveMinor ?? null;
  const closed = await readClosed(db, town.townId, day);
  if (closed) {
    const { number, closedBy, confirmedBy, closedAt } = closed.record;
    return {
      ...shown(closed.record),
      over: true,
      closeFirst: null,
      digest: closed.hash,
      limitMinor,
      waiting: null,
      closing: { number, closedBy, confirmedBy, closedAt, hash: closed.hash },
    };
  }
  const contents = await readContents(db, town, day);
  const waiting = await db
    .selectFrom('settlement_requests')
    .select(['asked_by', 'asked_at', 'digest'])
    .where('town_id', '=', town.townId)
    .where('day', '=', day)
    .executeTakeFirst();
  const current = digest(contents);
  return {
    ...shown(contents),
    over: now >= new Date(contents.until),
    closeFirst: await earlierOpenDay(db, town.townId, day),
    digest: current,
    limitMinor,
    // What was asked for was another state of the day: it has to be asked for again.
    waiting:
      waiting?.digest === current
        ? { askedBy: waiting.asked_by, askedAt: waiting.asked_at.toISOString() }
        : null,
    closing: null,
  };
}

const shown = ({ townId, day, from, until, currency, kiosks, differences, late, files }: DayContents) => ({
  townId,
  day,
  from,
  until,
  currency,
  kiosks,
  differences,
  late,
  files,
});

/** The first day with movements that is open although it lies between the last closed one and this one: days are closed in their order. */
export async function earlierOpenDay(db: Db, townId: string, day: string): Promise<string | null> {
  const last = await lastClosed(db, townId);
  if (last === null) return null;
  const row = await db
    .selectFrom('settlement_movements')
    .select(({ fn }) => fn.min('day').as('day'))
    .where('town_id', '=', townId)
    .where('day', '>', last.day)
    .where('day', '<', day)
    .executeTakeFirst();
  return row?.day ?? null;
}

const DAYS_AT_ONCE = 14;

/** The town's days of books, newest first: those of a fortnight on which anything was. */
export async function listDays(
  db: Db,
  town: TownDefinition,
  before: string | undefined,
  now: Date,
): Promise<z.infer<typeof listSettlementDays.response>> {
  const { townId, currency } = town;
  const today = dayOfBooks(dayRuleOf(town), now);
  const until = before ?? addDays(today, 1);
  const from = addDays(until, -DAYS_AT_ONCE);
  const { rows } = await sql<{ day: string; taken: number; posted: number }>`
    select day, coalesce(sum(amount_minor) filter (where kind = 'taken'), 0)::bigint as taken,
      coalesce(sum(amount_minor) filter (where kind = 'posted'), 0)::bigint as posted
    from settlement_movements where town_id = ${townId} and day >= ${from}::date and day < ${until}::date group by day`.execute(
    db,
  );
  const closings = await db
    .selectFrom('settlement_closings')
    .select('day')
    .select(sql<number>`json_array_length(body->'differences')`.as('differences'))
    .where('town_id', '=', townId)
    .where('day', '>=', from)
    .where('day', '<', until)
    .execute();
  const requests = await db
    .selectFrom('settlement_requests')
    .select('day')
    .where('town_id', '=', townId)
    .execute();
  const earlier = await db
    .selectFrom('settlement_movements')
    .select(({ fn }) => fn.max('day').as('day'))
    .where('town_id', '=', townId)
    .where('day', '<', from)
    .executeTakeFirst();
  const sums = new Map(rows.map((row) => [row.day, row]));
  const closed = new Map(closings.map((row) => [row.day, row.differences]));
  const waiting = new Set(requests.map(({ day }) => day));
  const named = new Set([...sums.keys(), ...closed.keys(), ...(before === undefined ? [today] : [])]);
  const lastDay = earlier?.day ?? null;
  return {
    currency,
    days: [...named]
      .sort()
      .reverse()
      .map((day) => ({
        day,
        state: closed.has(day) ? 'closed' : waiting.has(day) ? 'waiting' : 'open',
        takenMinor: sums.get(day)?.taken ?? 0,
        postedMinor: sums.get(day)?.posted ?? 0,
        differences: closed.get(day) ?? null,
      })),
    next: lastDay === null ? null : addDays(lastDay, 1),
    brokenAt: await brokenDay(db, townId, { from, until }),
  };
}
