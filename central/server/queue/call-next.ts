import { sql } from 'kysely';
import { ticketLabel } from '../../../domain/queue/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { tellOfChange } from './changes.ts';
import { readTownQueues } from './town-queues.ts';

/** A number by its key. */
export type TicketKey = { readonly day: string; readonly queueId: string; readonly number: number };

/** `desk-busy`: the one before is not over. */
export type Called =
  | ({ readonly kind: 'called'; readonly label: string } & TicketKey)
  | { readonly kind: 'nobody' }
  | { readonly kind: 'desk-busy' }
  | { readonly kind: 'unknown-desk' };

/**
 * Calls the next one to a desk, of the queues that the desk serves: whose appointment is due comes first, then by the time of
 * coming, and before their time those with an appointment when no one else waits. Two clerks at once call two numbers.
 */
export async function callNextTicket(
  central: Central,
  { townId, desk }: { readonly townId: string; readonly desk: string },
  actor: string,
): Promise<Called> {
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<Called> => {
    const known = await readTownQueues(transaction, townId, now);
    const queueIds = (known?.queues ?? []).flatMap((queue) =>
      queue.desks.includes(desk) ? [queue.queueId] : [],
    );
    if (!known || queueIds.length === 0) return { kind: 'unknown-desk' };
    const { day } = known;
    // Two presses at one desk, one after the other: the second finds the first one's number there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`desk:${townId}:${desk}`}, 0))`.execute(
      transaction,
    );
    if (await isBusy(transaction, townId, day, desk)) return { kind: 'desk-busy' };
    const next = await nextOf(transaction, townId, day, queueIds, now);
    if (!next) return { kind: 'nobody' };
    await transaction
      .updateTable('queue_tickets')
      .set({ state: 'called', desk, called_at: now, calls: 1 })
      .where('town_id', '=', townId)
      .where('day', '=', day)
      .where('queue_id', '=', next.queue_id)
      .where('number', '=', next.number)
      .execute();
    const label = ticketLabel(next);
    await writeAudit(transaction, now, {
      actor,
      action: 'queue-call-next',
      subject: label,
      detail: { townId, day, desk },
    });
    await tellOfChange(transaction, townId);
    return { kind: 'called', label, day, queueId: next.queue_id, number: next.number };
  });
}

async function isBusy(
  transaction: DatabaseTransaction,
  townId: string,
  day: string,
  desk: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('queue_tickets')
    .select('number')
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .where('desk', '=', desk)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst();
  return row !== undefined;
}

type Next = { readonly queue_id: string; readonly number: number; readonly letter: string };

async function nextOf(
  transaction: DatabaseTransaction,
  townId: string,
  day: string,
  queueIds: readonly string[],
  now: Date,
): Promise<Next | undefined> {
  const { rows } = await sql<Next>`
    select queue_id, number, letter from queue_tickets
    where town_id = ${townId} and day = ${day}::date and state = 'waiting'
      and queue_id = any(${[...queueIds]}::text[])
    order by (due_at is not null and due_at <= ${now}::timestamptz) desc,
      (due_at is null) desc, coalesce(due_at, taken_at), number
    limit 1 for update skip locked
  `.execute(transaction);
  return rows[0];
}
