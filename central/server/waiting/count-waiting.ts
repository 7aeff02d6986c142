import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  ACT_FOR_RESIDENTS,
  closeSettlementDay,
  EVERYBODY,
  MOST_WAITING,
  type Role,
  type readWaiting,
  SECOND_PERSONS,
  SEE_MONEY,
  WaitingKind,
} from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { daysToClose } from '../settlement/index.ts';

type Waiting = z.infer<typeof readWaiting.response>['waiting'][number];
type Source = {
  readonly roles: readonly Role[];
  /** The instants since when each waits, of a town or of all. */
  readonly since: (townId: string | null, now: Date) => RawBuilder<unknown>;
};
type Db = Kysely<Schema>;
/** How many of one kind wait, of those that are counted, and since when the oldest does. */
type Counted = { readonly count: number; readonly oldest: Date | null };

const HOUR_MS = 3_600_000;
/** An alarm is news for a day; after that it is history. */
const ALARM_IS_NEWS_MS = 24 * HOUR_MS;
/** Kiosks send a heartbeat every minute or oftener. */
const SILENT_AFTER_MS = 5 * 60_000;

const ofTown = (townId: string | null, column: string) =>
  townId === null ? sql`true` : sql`${sql.ref(column)} = ${townId}`;

const SOURCES: Readonly<Record<Exclude<WaitingKind, 'days'>, Source>> = {
  help: {
    roles: EVERYBODY,
    since: (townId) => sql`
      select called_at as since from help_calls join kiosks using (kiosk_id)
      where done_at is null and ${ofTown(townId, 'kiosks.town_id')}`,
  },
  exceptions: {
    roles: SEE_MONEY,
    since: (townId) => sql`
      select opened_at as since from exceptions join kiosks using (kiosk_id)
      where closed_at is null and ${ofTown(townId, 'kiosks.town_id')}`,
  },
  confirmations: {
    roles: SECOND_PERSONS,
    since: (townId) => sql`
      select asked_at as since from waiting_closings as asked join exceptions using (kiosk_id, transaction_id, kind)
      where (closed_at is null) = (asked.way->>'kind' <> 'taken-back') and exceptions.detail = asked.detail
        and exceptions.amount_minor is not distinct from open_minor and ${ofTown(townId, 'town_id')}`,
  },
  refunds: {
    roles: ACT_FOR_RESIDENTS,
    since: (townId) => sql`
      select asked_at as since from refunds where state in ('asked', 'approved') and ${ofTown(townId, 'town_id')}`,
  },
  applications: {
    roles: SEE_MONEY,
    since: (townId) => sql`
      select submitted_at as since from applications
      where status in ('received', 'in-review', 'more-needed') and ${ofTown(townId, 'town_id')}`,
  },
  reports: {
    roles: ACT_FOR_RESIDENTS,
    since: (townId) => sql`
      select requested_at as since from service_requests where status = 'open' and ${ofTown(townId, 'town_id')}`,
  },
  alarms: {
    roles: ['it', 'administrator', 'auditor'],
    since: (townId, now) => sql`
      select last_at as since from alarms join kiosks using (kiosk_id)
      where last_at > ${new Date(now.getTime() - ALARM_IS_NEWS_MS)} and ${ofTown(townId, 'kiosks.town_id')}`,
  },
  kiosks: {
    roles: EVERYBODY,
    since: (townId, now) => sql`
      select last_seen_at as since from kiosk_health join kiosks using (kiosk_id)
      where revoked_at is null and last_seen_at < ${new Date(now.getTime() - SILENT_AFTER_MS)}
        and ${ofTown(townId, 'kiosks.town_id')}`,
  },
};

/** What waits for somebody of this role and town. No more is read than is counted. */
export async function countWaiting(
  { db, now }: Pick<Central, 'db' | 'now'>,
  { role, townId }: Pick<Person, 'role' | 'townId'>,
): Promise<Waiting[]> {
  const at = now();
  const kinds = WaitingKind.options.filter((kind) => rolesOf(kind).includes(role));
  return Promise.all(
    kinds.map(async (kind) => {
      const { count, oldest } = await (kind === 'days'
        ? countDays(db, townId, at)
        : countRows(db, SOURCES[kind].since(townId, at)));
      return { kind, count, oldestAt: oldest?.toISOString() ?? null };
    }),
  );
}

const rolesOf = (kind: WaitingKind): readonly Role[] =>
  kind === 'days' ? closeSettlementDay.roles : SOURCES[kind].roles;

async function countRows(db: Db, since: RawBuilder<unknown>): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*)::int as count, min(since) as oldest from (${since} limit ${MOST_WAITING}) as waiting`.execute(
    db,
  );
  return rows[0] ?? { count: 0, oldest: null };
}

async function countDays(db: Db, townId: string | null, now: Date): Promise<Counted> {
  const days = await daysToClose(db, { townId, now, most: MOST_WAITING });
  const [oldest] = days.toSorted((one, other) => one.getTime() - other.getTime());
  return { count: Math.min(days.length, MOST_WAITING), oldest: oldest ?? null };
}
