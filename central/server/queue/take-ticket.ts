import { sql } from 'kysely';
import type { z } from 'zod';
import { givesNumbers, numberAfter, type Ticket } from '../../../domain/queue/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { takeTicket } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readTownQueues } from './town-queues.ts';
import { queuesNow } from './waiting.ts';

type Asked = z.infer<typeof takeTicket.request>;
type Answer = z.infer<typeof takeTicket.response>;

/**
 * Offers a transaction the next number of a queue, the same one when it is asked again. No one is called by it before the
 * transaction is delivered: a number whose resident went away is left out.
 */
export async function takeTicketForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { transactionId, queueId, appointment }: Asked,
): Promise<Answer> {
  const now = central.now();
  const { townId, kioskId } = kiosk;
  return inTransaction(central.db, async (transaction): Promise<Answer> => {
    const known = await readTownQueues(transaction, townId, now);
    const queue = known?.queues.find((one) => one.queueId === queueId);
    if (!known || !queue) return { kind: 'refused', reason: 'unknown-queue' };
    const { day, holidays, town } = known;
    // Who has an appointment is expected, whatever the hours.
    if (appointment === null && !givesNumbers(queue, holidays, town.timeZone, now))
      return { kind: 'refused', reason: 'closed' };
    const due = appointment
      ? await claimAppointment(
          transaction,
          kiosk,
          { reference: appointment, queueId, transactionId },
          (at) => dayIn(town.timeZone, at) === day,
        )
      : null;
    if (appointment && due === null) return { kind: 'refused', reason: 'no-appointment' };
    const [before] = await queuesNow(transaction, townId, day, [queue], now);
    const ticket = (number: number, ofDay: string): Ticket => ({
      day: ofDay,
      queueId,
      letter: queue.letter,
      number,
      origin: 'central',
      appointmentAt: due?.toISOString() ?? null,
      // Who has an appointment does not stand in the line: how many do says nothing to them.
      peopleBefore: due ? null : (before?.waiting ?? 0),
      wait: due ? null : (before?.wait ?? null),
    });
    const offered = await transaction
      .selectFrom('queue_tickets')
      .select(['number', 'day', 'queue_id'])
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .executeTakeFirst();
    if (offered?.queue_id === queueId) return { kind: 'given', ticket: ticket(offered.number, offered.day) };
    const number = await nextNumber(transaction, townId, queueId, day);
    if (offered || number === null) return { kind: 'refused', reason: 'no-numbers' };
    await transaction
      .insertInto('queue_tickets')
      .values({
        town_id: townId,
        day,
        queue_id: queueId,
        number,
        letter: queue.letter,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        state: 'offered',
        taken_at: now,
        due_at: due,
        desk: null,
        called_at: null,
        ended_at: null,
      })
      .execute();
    return { kind: 'given', ticket: ticket(number, day) };
  });
}

/** One number after the other, however many ask at once: the day's row is locked to the end of the transaction. */
async function nextNumber(
  transaction: DatabaseTransaction,
  townId: string,
  queueId: string,
  day: string,
): Promise<number | null> {
  await transaction
    .insertInto('queue_days')
    .values({ town_id: townId, queue_id: queueId, day, last_number: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const of = { town_id: townId, queue_id: queueId };
  const { last_number } = await transaction
    .selectFrom('queue_days')
    .select('last_number')
    .where('town_id', '=', of.town_id)
    .where('queue_id', '=', of.queue_id)
    .where('day', '=', sql<string>`${day}::date`)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const next = numberAfter(last_number);
  if (next === null) return null;
  await transaction
    .updateTable('queue_days')
    .set({ last_number: next })
    .where('town_id', '=', of.town_id)
    .where('queue_id', '=', of.queue_id)
    .where('day', '=', sql<string>`${day}::date`)
    .execute();
  return next;
}

type Claimed = { readonly reference: string; readonly queueId: string; readonly transactionId: string };

/** When the appointment is that this transaction checks in; null when it is not today's, or another one has it. */
async function claimAppointment(
  transaction: DatabaseTransaction,
  { townId, kioskId }: AuthenticatedKiosk,
  { reference, queueId, transactionId }: Claimed,
  isToday: (at: Date) => boolean,
): Promise<Date | null> {
  const row = await transaction
    .selectFrom('appointments')
    .select(['starts_at', 'queue_id', 'kiosk_id', 'transaction_id'])
    .where('town_id', '=', townId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.queue_id !== queueId || !isToday(row.starts_at)) return null;
  const ours = row.kiosk_id === kioskId && row.transaction_id === transactionId;
  if (row.transaction_id !== null && !ours && (await isTaken(transaction, row))) return null;
  await transaction
    .updateTable('appointments')
    .set({ kiosk_id: kioskId, transaction_id: transactionId })
    .where('town_id', '=', townId)
    .where('reference', '=', reference)
    .execute();
  return row.starts_at;
}

/** Whether a number was taken for it: one that was only offered to someone who went away takes nothing. */
export async function isTaken(
  db: Central['db'] | DatabaseTransaction,
  { kiosk_id, transaction_id }: { readonly kiosk_id: string | null; readonly transaction_id: string | null },
): Promise<boolean> {
  if (kiosk_id === null || transaction_id === null) return false;
  const row = await db
    .selectFrom('queue_tickets')
    .select('state')
    .where('kiosk_id', '=', kiosk_id)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst();
  return row !== undefined && row.state !== 'offered';
}
