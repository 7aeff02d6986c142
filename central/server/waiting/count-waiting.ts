import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  ACT_FOR_RESIDENTS,
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

type Waiting = z.infer<typeof readWaiting.response>['waiting'][number];
type Source = {
  readonly roles: readonly Role[];
  /** The instants since when each waits, of a town or of all. */
  readonly since: (townId: string | null, now: Date) => RawBuilder<unknown>;
};

const HOUR_MS = 3_600_000;
/** An alarm is news for a day; after that it is history. */
const ALARM_IS_NEWS_MS = 24 * HOUR_MS;
/** Kiosks send a heartbeat every minute or oftener. */
const SILENT_AFTER_MS = 5 * 60_000;

const ofTown = (townId: string | null, column: string) =>
  townId === null ? sql`true` : sql`${sql.ref(column)} = ${townId}`;

const SOURCES: Readonly<Record<WaitingKind, Source>> = {
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
      where closed_at is null and exceptions.detail = asked.detail
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
  central: Central,
  { role, townId }: Pick<Person, 'role' | 'townId'>,
): Promise<Waiting[]> {
  const now = central.now();
  const kinds = WaitingKind.options.filter((kind) => SOURCES[kind].roles.includes(role));
  return Promise.all(
    kinds.map(async (kind) => {
      const { rows } = await sql<{ count: number; oldest: Date | null }>`
        select count(*)::int as count, min(since) as oldest
        from (${SOURCES[kind].since(townId, now)} limit ${MOST_WAITING}) as waiting`.execute(central.db);
      const [row] = rows;
      return { kind, count: row?.count ?? 0, oldestAt: row?.oldest?.toISOString() ?? null };
    }),
  );
}
