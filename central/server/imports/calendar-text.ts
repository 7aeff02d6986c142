import { decodeText, type Encoding, linesOf } from '../tables/index.ts';

/** An event's lines, unfolded, and where it begins in the file. */
export type EventBlock = { readonly line: number; readonly lines: readonly string[] };

export type CalendarText =
  | {
      readonly kind: 'calendar';
      /** The zones that the file describes, as a calendar of their own. */
      readonly zones: string;
      readonly events: readonly EventBlock[];
      /** How many tasks, journals and other things are in the file, by their name. */
      readonly others: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'wrong'; readonly reason: string };

const NO_CALENDAR = 'expected an iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR';
const MOST_LINES = 1_000_000;
const LF = 10;
const CR = 13;

/** The parts of an iCalendar file. Folded lines are put together before they are decoded: a fold may stand in the middle of a letter (RFC 5545, 3.1). */
export function readCalendarText(bytes: Uint8Array, encoding?: Encoding): CalendarText {
  // A line costs much more than its bytes: what has too many is refused before any is read.
  if (linesOf(bytes) > MOST_LINES) return wrong(`expected at most ${MOST_LINES} lines`);
  const decoded = decodeText(unfolded(bytes), encoding);
  if (decoded.kind === 'wrong') return decoded;
  const lines = decoded.text.split(/\r\n|\n|\r/);
  const zones: string[] = [];
  const events: EventBlock[] = [];
  const others = new Map<string, number>();
  const open: string[] = [];
  let cancels = false;
  let calendars = 0;
  let event: { line: number; lines: string[] } | null = null;
  for (const [index, line] of lines.entries()) {
    const [, begins, part = ''] = /^(BEGIN|END):\s*([A-Z-]+)\s*$/i.exec(line) ?? [];
    const name = part.toUpperCase();
    if (begins?.toUpperCase() === 'BEGIN') {
      if (open.length === 0 && name !== 'VCALENDAR') return wrong(NO_CALENDAR);
      open.push(name);
      if (name === 'VCALENDAR') {
        calendars += 1;
        cancels = false;
      } else if (open.length === 2 && name === 'VEVENT') event = { line: index + 1, lines: [] };
      else if (open.length === 2 && name !== 'VTIMEZONE') others.set(name, (others.get(name) ?? 0) + 1);
    }
    const inZone = open[1] === 'VTIMEZONE';
    if (inZone && line.trim() !== '') zones.push(line);
    if (begins?.toUpperCase() === 'END') {
      if (open.at(-1) !== name) return wrong(`line ${index + 1}: expected END:${open.at(-1) ?? 'nothing'}`);
      open.pop();
      if (event !== null && open.length === 1) {
        if (!cancels) events.push(event);
        event = null;
      }
    } else if (begins === undefined && line.trim() !== '') {
      if (open.length === 0) return wrong(NO_CALENDAR);
      if (open.length === 1 && !NAMED.test(line))
        return wrong(`line ${index + 1}: expected NAME:value, as iCalendar has it`);
      if (open.length === 1 && /^METHOD:\s*CANCEL\s*$/i.test(line)) cancels = true;
      if (event !== null && open.length === 2) addLine(event.lines, line);
    }
  }
  if (calendars === 0) return wrong(NO_CALENDAR);
  if (open.length > 0) return wrong(`the file ends too early: expected END:${open.at(-1)}`);
  const described = ['BEGIN:VCALENDAR', ...zones, 'END:VCALENDAR'].join('\r\n');
  return { kind: 'calendar', zones: described, events, others };
}

const NAMED = /^[A-Za-z0-9-]+[;:]/;

/** A line that has no name belongs to the text before it: some programs write line ends as they are. */
function addLine(lines: string[], line: string): void {
  const last = lines.at(-1);
  if (NAMED.test(line) || last === undefined) lines.push(line);
  else lines[lines.length - 1] = `${last}\\n${line}`;
}

/** The bytes without line ends that are followed by a space or tab, and without those. */
function unfolded(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const end = byte === CR && bytes[at + 1] === LF ? at + 2 : byte === LF || byte === CR ? at + 1 : 0;
    if (end > 0 && (bytes[end] === 32 || bytes[end] === 9)) at = end;
    else kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

const wrong = (reason: string): CalendarText => ({ kind: 'wrong', reason });
