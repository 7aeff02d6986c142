import { type Selectable, sql } from 'kysely';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { MARK_PATTERN } from './mark.ts';

export type Forward = Selectable<Schema['report_forwards']>;

const DAY_MS = 86_400_000;
/** Older reports are not taken up when forwarding begins. */
const YOUNG_MS = 30 * DAY_MS;
const GIVE_UP_MS = 7 * DAY_MS;
/** For so long a forward belongs to the process that took it: longer than its three answers may take together. */
const LEASE_MS = 5 * 60_000;
const MOST_AT_ONCE = 500;

/**
 * Puts a town's open reports of these codes into the outbox, each once. One that another central has forwarded to us goes
 * no further: otherwise two towns that forward to each other would never end.
 */
export async function queueForwards(
  { db, now }: Central,
  townId: string,
  codes: readonly string[],
): Promise<void> {
  const present = now();
  await sql`
    insert into report_forwards (town_id, request_id, next_try_at, give_up_at, queued_at, changed_at)
    select town_id, request_id, ${present}::timestamptz, ${new Date(present.getTime() + GIVE_UP_MS)}::timestamptz,
      ${present}::timestamptz, ${present}::timestamptz
    from service_requests report
    where town_id = ${townId} and received_at > ${new Date(present.getTime() - YOUNG_MS)} and status = 'open'
      and service_code = any(${[...codes]}::text[])
      and (kiosk_id is not null or description !~ ${MARK_PATTERN})
      and not exists (
        select from report_forwards known
        where known.town_id = report.town_id and known.request_id = report.request_id
      )
    order by received_at limit ${MOST_AT_ONCE}
    on conflict do nothing
  `.execute(db);
}

/** Takes the next due forward of a town by moving its next try beyond the lease: a crash in between only delays it. */
export async function takeDue(
  { db, now }: Central,
  townId: string,
  state: 'queued' | 'sent',
): Promise<Forward | null> {
  const present = now();
  const { rows } = await sql<Forward>`
    update report_forwards set tries = tries + 1, next_try_at = ${new Date(present.getTime() + LEASE_MS)}
    where (town_id, request_id) = (
      select town_id, request_id from report_forwards
      where town_id = ${townId} and state = ${state} and next_try_at <= ${present}
      order by next_try_at limit 1 for update skip locked
    )
    returning *
  `.execute(db);
  return rows[0] ?? null;
}

/** Notes something about a forward. */
export async function note(
  { db }: Pick<Central, 'db'>,
  { town_id, request_id }: Pick<Forward, 'town_id' | 'request_id'>,
  change: Partial<Omit<Forward, 'town_id' | 'request_id'>>,
): Promise<void> {
  await db
    .updateTable('report_forwards')
    .set(change)
    .where('town_id', '=', town_id)
    .where('request_id', '=', request_id)
    .execute();
}

/** Puts what failed into the outbox again, for IT after the cause is gone. Returns how many. */
export async function retryFailed({ db, now }: Central): Promise<number> {
  const present = now();
  const retried = await db
    .updateTable('report_forwards')
    .set({
      state: 'queued',
      tries: 0,
      next_try_at: present,
      give_up_at: new Date(present.getTime() + GIVE_UP_MS),
      changed_at: present,
    })
    .where('state', '=', 'failed')
    .returning('request_id')
    .execute();
  return retried.length;
}
