import { instantIn } from '../../../domain/time/index.ts';
import { AppointmentRow } from '../../../domain/wire/index.ts';
import type { Give } from '../reading/index.ts';
import { type Encoding, readTable, type TableRow } from '../tables/index.ts';

/** Why a line cannot be taken; never the value itself, which may be a resident's name. Line 0 is the whole file. */
export type BadAppointment = { readonly line: number; readonly reason: string };

type Appointment = {
  readonly reference: string;
  readonly surname: string;
  readonly queue: string;
  readonly at: Date;
};

export type AppointmentOrder = {
  readonly file: Uint8Array;
  readonly timeZone: string;
  readonly queues: readonly string[];
  readonly encoding?: Encoding | undefined;
};

/** How many appointments were read; without bad lines they were given in pieces before. */
export type AppointmentReading = {
  readonly appointments: number;
  readonly badLines: readonly BadAppointment[];
};

const COLUMNS = Object.keys(AppointmentRow.shape);
const MOST_BYTES = 5_000_000;
const MOST_LINES = 20_000;
const MOST_BAD_LINES = 100;
const APPOINTMENTS_IN_A_PIECE = 2_000;

/**
 * Reads the file of appointments: `reference,surname,time,queue`, times as the town's clocks show them. Names every bad line, up to a
 * hundred; when nothing is wrong, gives the appointments in pieces: lists as JSON, which the database takes as they are.
 */
export async function readAppointments(order: AppointmentOrder, give: Give): Promise<AppointmentReading> {
  const refused = (badLines: readonly BadAppointment[]) => ({ appointments: 0, badLines });
  const { file, encoding } = order;
  const limits = { mostRows: MOST_LINES, mostBytes: MOST_BYTES };
  const table = readTable(file, { columns: COLUMNS, ...limits, encoding });
  if (table.kind === 'wrong') return refused([{ line: table.line, reason: table.reason }]);
  const { header, headerLine } = table;
  if ([...header].sort().join() !== [...COLUMNS].sort().join())
    return refused([{ line: headerLine, reason: `the first line must be ${COLUMNS.join(',')}` }]);
  const appointments: Appointment[] = [];
  const badLines: BadAppointment[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const read = readRow(row, header, order, seen);
    if ('reason' in read) badLines.push(read);
    else appointments.push(read);
    if (badLines.length >= MOST_BAD_LINES) break;
  }
  if (badLines.length > 0) return refused(badLines);
  for (let from = 0; from < appointments.length; from += APPOINTMENTS_IN_A_PIECE)
    await give(JSON.stringify(appointments.slice(from, from + APPOINTMENTS_IN_A_PIECE)));
  return { appointments: appointments.length, badLines };
}

function readRow(
  { line, cells }: TableRow,
  header: readonly string[],
  { timeZone, queues }: AppointmentOrder,
  seen: Map<string, number>,
): Appointment | BadAppointment {
  if (cells.some((cell) => /\p{Cc}/u.test(cell)))
    return { line, reason: 'a line end or control character in a cell' };
  const cell = new Map(header.map((name, at) => [name, (cells[at] ?? '').trim()]));
  // Spreadsheets write a space between day and time, and perhaps the seconds.
  const time = (cell.get('time') ?? '').replace(/^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:00)?$/, '$1T$2');
  const row = AppointmentRow.safeParse(Object.fromEntries([...cell, ['time', time]]));
  if (!row.success) {
    const [issue] = row.error.issues;
    return { line, reason: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  const { reference, surname, queue } = row.data;
  const at = instantIn(timeZone, time);
  const earlier = seen.get(reference);
  if (at === null) return { line, reason: 'time: the town’s clocks never show it' };
  if (earlier !== undefined) return { line, reason: `reference: stands in line ${earlier} already` };
  seen.set(reference, line);
  if (!queues.includes(queue)) return { line, reason: 'queue: the town has no such queue' };
  return { reference, surname, queue, at };
}
