import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { instantIn } from '../../../domain/time/index.ts';
import { AppointmentRow } from '../../../domain/wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { type KnownQueues, knownQueues } from './town-queues.ts';

/** Why a line cannot be taken; never the value itself, which may be a resident's name. */
type BadLine = { readonly line: number; readonly reason: string };

export type ImportedAppointments =
  | { readonly kind: 'imported'; readonly appointments: number; readonly cancelled: number }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

type Appointment = {
  readonly reference: string;
  readonly surname: string;
  readonly queue: string;
  readonly at: Date;
};

const COLUMNS = Object.keys(AppointmentRow.shape);
const MOST_BYTES = 5_000_000;
const MOST_LINES = 20_000;

/**
 * Takes the file of appointments, whole or not at all: `reference,surname,time,queue`, times as the town's clocks show them.
 * It is the whole list from now on: what is not in it any more is cancelled, unless someone has checked in.
 */
export async function importAppointments(
  central: Central,
  townId: string,
  content: Uint8Array,
  actor: string,
): Promise<ImportedAppointments> {
  const known = await knownQueues(central.db, townId);
  if (!known) return { kind: 'refused', badLines: [{ line: 0, reason: `there is no town ${townId}` }] };
  const { appointments, badLines } = readFile(content, known);
  if (badLines.length > 0) return { kind: 'refused', badLines };
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    await storeAppointments(transaction, townId, appointments, now);
    const cancelled = await transaction
      .deleteFrom('appointments')
      .where('town_id', '=', townId)
      .where('starts_at', '>', now)
      .where('transaction_id', 'is', null)
      .where('imported_at', '<', now)
      .returning('reference')
      .execute();
    const counts = { appointments: appointments.length, cancelled: cancelled.length };
    await writeAudit(transaction, now, {
      actor,
      action: 'import-appointments',
      subject: townId,
      detail: counts,
    });
    return { kind: 'imported', ...counts };
  });
}

function readFile(
  content: Uint8Array,
  { queues, town }: KnownQueues,
): { appointments: Appointment[]; badLines: BadLine[] } {
  const bad = (line: number, reason: string) => ({ appointments: [], badLines: [{ line, reason }] });
  if (content.byteLength > MOST_BYTES) return bad(1, 'the file is too large');
  let records: string[][];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    records = parse(text, { relax_column_count: true, skip_empty_lines: true, max_record_size: 2_000 });
  } catch {
    return bad(1, 'the file is not UTF-8, or not a CSV file');
  }
  const [header, ...rows] = records;
  if (header?.join(',') !== COLUMNS.join(',')) return bad(1, `the first line must be ${COLUMNS.join(',')}`);
  if (rows.length > MOST_LINES) return bad(MOST_LINES, `more than ${MOST_LINES} lines`);
  const appointments: Appointment[] = [];
  const badLines: BadLine[] = [];
  const seen = new Set<string>();
  rows.forEach((cells, index) => {
    const line = index + 2;
    const row = AppointmentRow.safeParse(
      Object.fromEntries(COLUMNS.map((name, at) => [name, cells[at] ?? ''])),
    );
    if (!row.success || cells.length !== COLUMNS.length) {
      const [issue] = row.error?.issues ?? [];
      badLines.push({
        line,
        reason: `${issue?.path.join('.') ?? 'columns'}: ${issue?.message ?? 'not as expected'}`,
      });
      return;
    }
    const { reference, surname, time, queue } = row.data;
    const at = instantIn(town.timeZone, time);
    if (at === null) badLines.push({ line, reason: 'time: the town’s clocks never show it' });
    else if (seen.has(reference)) badLines.push({ line, reason: 'reference: stands in the file already' });
    else if (!queues.some(({ queueId }) => queueId === queue))
      badLines.push({ line, reason: 'queue: the town has no such queue' });
    else appointments.push({ reference, surname, queue, at });
    seen.add(reference);
  });
  return { appointments, badLines };
}

/** Who has checked in has a number; an appointment that was moved can be checked in anew. */
async function storeAppointments(
  transaction: DatabaseTransaction,
  townId: string,
  appointments: readonly Appointment[],
  now: Date,
): Promise<void> {
  await sql`
    insert into appointments (town_id, imported_at, reference, surname, queue_id, starts_at)
    select ${townId}, ${now}::timestamptz, * from unnest(
      ${appointments.map(({ reference }) => reference)}::text[],
      ${appointments.map(({ surname }) => surname)}::text[],
      ${appointments.map(({ queue }) => queue)}::text[],
      ${appointments.map(({ at }) => at)}::timestamptz[]
    )
    on conflict (town_id, reference) do update set surname = excluded.surname, queue_id = excluded.queue_id,
      starts_at = excluded.starts_at, imported_at = excluded.imported_at,
      kiosk_id = case when appointments.starts_at = excluded.starts_at then appointments.kiosk_id end,
      transaction_id = case when appointments.starts_at = excluded.starts_at then appointments.transaction_id end
  `.execute(transaction);
}
