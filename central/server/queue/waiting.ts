import { sql } from 'kysely';
import { estimateWait, type QueueDefinition, type WaitEstimate } from '../../../domain/queue/index.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** How a queue is now. */
export type QueueNow = {
  readonly queueId: string;
  readonly waiting: number;
  /** For a resident who takes a number now. */
  readonly wait: WaitEstimate;
};

/** A desk that has called no one for so long counts as shut. */
const DESK_SHUT_MINUTES = 45;
const LAST_SERVED = 10;

type Row = {
  readonly queue_id: string;
  readonly waiting: number;
  readonly desks: number;
  readonly served: number[] | null;
};

/** How many wait in each queue, and about how long it takes. */
export async function queuesNow(
  db: Database | DatabaseTransaction,
  townId: string,
  day: string,
  queues: readonly QueueDefinition[],
  now: Date,
): Promise<QueueNow[]> {
  const { rows } = await sql<Row>`
    with of_day as (
      select *, row_number() over (partition by queue_id, state order by ended_at desc) as latest
      from queue_tickets where town_id = ${townId} and day = ${day}::date
    )
    select queue_id,
      (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(distinct desk) filter (
        where called_at > ${now}::timestamptz - make_interval(mins => ${DESK_SHUT_MINUTES})
      ))::int as desks,
      array_agg(extract(epoch from ended_at - called_at)::float8 / 60) filter (
        where state = 'done' and latest <= ${LAST_SERVED}
      ) as served
    from of_day group by queue_id
  `.execute(db);
  const known = new Map(rows.map((row) => [row.queue_id, row]));
  return queues.map(({ queueId, minutesEach }) => {
    const row = known.get(queueId);
    const waiting = row?.waiting ?? 0;
    const wait = estimateWait({
      peopleBefore: waiting,
      desksOpen: row?.desks ?? 0,
      minutesEach,
      lastServedMinutes: row?.served ?? [],
    });
    return { queueId, waiting, wait };
  });
}
