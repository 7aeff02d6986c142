import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readInPieces } from '../reading/index.ts';
import type { Encoding } from '../tables/index.ts';
import { type BadAppointment, readAppointments } from './read-appointments.ts';
import { knownQueues } from './town-queues.ts';

export type ImportedAppointments =
  | { readonly kind: 'imported'; readonly appointments: number; readonly cancelled: number }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly badLines: readonly BadAppointment[] };

const READER = new URL('./appointment-reader.ts', import.meta.url);

/**
 * Takes the file of appointments, whole or not at all.
 * It is the whole list from now on: what is not in it any more is cancelled, unless someone has checked in.
 */
export async function importAppointments(
  central: Central,
  townId: string,
  content: Uint8Array,
  actor: string,
  encoding?: Encoding,
): Promise<ImportedAppointments> {
  const known = await knownQueues(central.db, townId);
  if (!known) return { kind: 'refused', badLines: [{ line: 0, reason: `there is no town ${townId}` }] };
  const order = {
    file: content,
    timeZone: known.town.timeZone,
    queues: known.queues.map(({ queueId }) => queueId),
    encoding,
  };
  const { read, pieces } = await readInPieces(READER, readAppointments, order);
  if (read.kind === 'stopped') return { kind: 'refused', badLines: [{ line: 0, reason: read.reason }] };
  const { appointments, badLines } = read.answer;
  if (badLines.length > 0) return { kind: 'refused', badLines };
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    for (const piece of pieces) await storeAppointments(transaction, townId, piece, now);
    const cancelled = await transaction
      .deleteFrom('appointments')
      .where('town_id', '=', townId)
      .where('starts_at', '>', now)
      .where('transaction_id', 'is', null)
      .where('imported_at', '<', now)
      .returning('reference')
      .execute();
    const counts = { appointments, cancelled: cancelled.length };
    await writeAudit(transaction, now, {
      actor,
      action: 'import-appointments',
      subject: townId,
      detail: counts,
    });
    return { kind: 'imported', ...counts };
  });
}

/** Who has checked in has a number; an appointment that was moved can be checked in anew. */
async function storeAppointments(
  transaction: DatabaseTransaction,
  townId: string,
  /** A list of appointments as JSON. */
  piece: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into appointments (town_id, imported_at, reference, surname, queue_id, starts_at)
    select ${townId}, ${now}::timestamptz, reference, surname, queue, at
    from json_to_recordset(${piece}::json) as listed (reference text, surname text, queue text, at timestamptz)
    on conflict (town_id, reference) do update set surname = excluded.surname, queue_id = excluded.queue_id,
      starts_at = excluded.starts_at, imported_at = excluded.imported_at,
      kiosk_id = case when appointments.starts_at = excluded.starts_at then appointments.kiosk_id end,
      transaction_id = case when appointments.starts_at = excluded.starts_at then appointments.transaction_id end
  `.execute(transaction);
}
