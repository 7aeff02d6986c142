/** What a calendar entry says about a booking. */
export type CalendarEntry = {
  /** Stays the same for one booking, whatever becomes of it. */
  readonly uid: string;
  readonly at: Date;
  readonly until: Date;
  readonly title: string;
  readonly place: string;
  readonly words: string;
  /** When this was written down. */
  readonly stampedAt: Date;
  readonly status: 'booked' | 'cancelled';
};

const LONGEST_LINE = 75;

/** A booking as an iCalendar file (RFC 5545), with times in UTC; of a cancelled one the cancellation (RFC 5546, clause 3.2.5). */
export function calendarText(entry: CalendarEntry): string {
  const cancelled = entry.status === 'cancelled';
  return lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Townhall Kiosk//Booking//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${utc(entry.stampedAt)}`,
    `SEQUENCE:${cancelled ? 1 : 0}`,
    `DTSTART:${utc(entry.at)}`,
    `DTEND:${utc(entry.until)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `DESCRIPTION:${escaped(entry.words)}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}

/** The little of it that telephones read from a QR code: one event, no longer than it has to be. */
export const calendarCode = ({
  at,
  until,
  title,
  words,
}: Pick<CalendarEntry, 'at' | 'until' | 'title' | 'words'>): string =>
  [
    'BEGIN:VEVENT',
    `SUMMARY:${escaped(title)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(until)}`,
    `DESCRIPTION:${escaped(words)}`,
    'END:VEVENT',
  ].join('\n');

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545, clause 3.3.11; control characters have no place in a text. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');

const lines = (all: readonly string[]): string => all.map((line) => `${folded(line)}\r\n`).join('');

/** No line is longer than 75 octets, and no character is cut (RFC 5545, clause 3.1). */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** How long a character is in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
