import { isIn, type Ticket } from '../../../domain/queue/index.ts';
import { type DeliveryRefusal, type Transaction, ticketOf } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WritingKiosk } from '../ledger/index.ts';
import { tellOfChange } from './changes.ts';
import { rangesOf } from './own-range.ts';
import { knownQueues } from './town-queues.ts';

/** What a kiosk has taken in, and when (by the kiosk's clock). */
type Given = { readonly state: Transaction; readonly at: string };

/**
 * Decides about numbers that kiosks gave: null takes one. What is printed counts: a number of central's must be the one that
 * was offered to this transaction, one of the kiosk's own must be of its range, and no one else may have it.
 */
export async function decideTickets(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  given: readonly Given[],
): Promise<ReadonlyMap<string, DeliveryRefusal | null>> {
  const decided = new Map<string, DeliveryRefusal | null>();
  const here = new Set<string>();
  for (const { state } of given) {
    const ticket = ticketOf(state);
    if (!ticket) continue;
    const name = `${ticket.day} ${ticket.queueId} ${ticket.number}`;
    const refusal = here.has(name) ? 'not-valid' : await whyNot(transaction, kiosk, state, ticket);
    here.add(name);
    decided.set(state.transactionId, refusal);
  }
  return decided;
}

async function whyNot(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  { transactionId }: Transaction,
  ticket: Ticket,
): Promise<DeliveryRefusal | null> {
  const known = await knownQueues(transaction, townId);
  if (!known?.queues.some(({ queueId }) => queueId === ticket.queueId)) return 'unknown-service';
  const row = await transaction
    .selectFrom('queue_tickets')
    .select(['kiosk_id', 'transaction_id'])
    .where('town_id', '=', townId)
    .where('day', '=', ticket.day)
    .where('queue_id', '=', ticket.queueId)
    .where('number', '=', ticket.number)
    .executeTakeFirst();
  if (ticket.origin === 'central') {
    return row?.kiosk_id === kioskId && row.transaction_id === transactionId ? null : 'not-valid';
  }
  const ranges = await rangesOf(transaction, kioskId);
  const ours = ranges.some((range) => isIn(range, ticket.number));
  return ours && row === undefined ? null : 'not-valid';
}

/** Puts the taken numbers into their queues. They wait from the moment in which they were given, also when they arrive later. */
export async function storeTickets(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  taken: readonly Given[],
  now: Date,
): Promise<void> {
  const tickets = taken.flatMap(({ state, at }) => {
    const ticket = ticketOf(state);
    return ticket ? [{ ticket, at, transactionId: state.transactionId }] : [];
  });
  for (const { ticket, at, transactionId } of tickets) {
    // A number that central had offered and the kiosk never heard of is not assigned.
    await transaction
      .deleteFrom('queue_tickets')
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .where('state', '=', 'offered')
      .execute();
    await transaction
      .insertInto('queue_tickets')
      .values({
        town_id: townId,
        day: ticket.day,
        queue_id: ticket.queueId,
        number: ticket.number,
        letter: ticket.letter,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        state: 'waiting',
        // A clock that runs ahead must not put anybody behind those who come later.
        taken_at: new Date(Math.min(Date.parse(at), now.getTime())),
        due_at: ticket.appointmentAt === null ? null : new Date(ticket.appointmentAt),
        desk: null,
        called_at: null,
        ended_at: null,
      })
      .execute();
  }
  if (tickets.length > 0) await tellOfChange(transaction, townId);
}
