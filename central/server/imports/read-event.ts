import ICAL from 'ical.js';
import { impossibleTimeIn, tidiedLines } from './calendar-lines.ts';
import type { EventBlock } from './calendar-text.ts';
import { LAST_YEAR, sameTime, type TownTime, townTime } from './calendar-time.ts';
import { plainText } from './plain-text.ts';
import { atMsOf, isRare, zoneOf } from './series.ts';

export type EventProblem = { readonly path: string; readonly reason: string };

export type ReadEvent = {
  readonly component: ICAL.Component;
  readonly at: string;
  readonly uid: string;
  readonly starts: TownTime;
  readonly lengthMs: number;
  /** The time that this one replaces in its series; null for the series or a single event. */
  readonly replaces: string | null;
  /** Whether it is meant for all later dates too. */
  readonly future: boolean;
  readonly cancelled: boolean;
  readonly class: 'public' | 'private' | 'unsaid';
  readonly sequence: number;
  readonly repeats: 'never' | 'rarely' | 'often';
  readonly words: Readonly<Record<'summary' | 'description' | 'location', string>>;
  readonly url: string;
  /** What was not quite as it should be, and how it was taken. */
  readonly notes: readonly string[];
};

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
/** Of the lines that are read; some programs write a line for each date that is left out. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 65_536;
/** The properties that are read; what else an event has, attachments and alarms among it, is left alone. */
const READ =
  /^(SUMMARY|DESCRIPTION|LOCATION|UID|URL|STATUS|CLASS|X-CALENDARSERVER-ACCESS|SEQUENCE|DTSTART|DTEND|DURATION|RECURRENCE-ID|RRULE|RDATE|EXDATE)[;:]/i;

/** How many dates the lists of a file may name in all: each has to be found on the clocks of its zone. */
export type DateBudget = { left: number };
export const MOST_DATES = 20_000;

export type EventTerms = {
  /** With the zones that the file describes. */
  readonly calendar: ICAL.Component;
  readonly timeZone: string;
  readonly dates: DateBudget;
};

/** What the calendar library gives, or a sentence where it throws at what it cannot read. */
export function tried<Given extends object>(give: () => Given): Given | EventProblem {
  try {
    return give();
  } catch {
    return {
      path: 'DTSTART, DURATION or RRULE',
      reason: 'expected a time, length or rule as iCalendar writes them',
    };
  }
}

/** An event of a calendar, read by itself so that an odd one costs no other. */
export function readEvent(
  block: EventBlock,
  at: string,
  { calendar, timeZone, dates }: EventTerms,
): ReadEvent | EventProblem {
  const known = withoutNested(block.lines).filter((line) => READ.test(line));
  if (known.length > MOST_LINES) return { path: 'lines', reason: `expected at most ${MOST_LINES}` };
  const long = known.find((line) => line.length > LONGEST_LINE);
  if (long !== undefined)
    return {
      path: /^[A-Z-]+/i.exec(long)?.[0].toUpperCase() ?? '',
      reason: `expected at most ${LONGEST_LINE} characters in a line, folded or not`,
    };
  dates.left -= known.reduce((sum, line) => sum + datesIn(line), 0);
  if (dates.left < 0)
    return { path: 'RDATE or EXDATE', reason: `expected at most ${MOST_DATES} of their dates in the file` };
  const tidied = tidiedLines(known);
  const impossible = impossibleTimeIn(tidied);
  if (impossible !== null) return { path: impossible, reason: 'expected a day and time that a calendar has' };
  const component = componentOf(tidied, calendar);
  const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').trim();
  const time = (name: string): TownTime | null => {
    const found: unknown = component.getFirstPropertyValue(name);
    return found instanceof ICAL.Time ? townTime(found, zoneOf(component, name), timeZone) : null;
  };
  const words: Record<string, string> = {};
  for (const name of ['summary', 'description', 'location'] as const) {
    const plain = plainText(value(name));
    if (plain.kind === 'wrong') return { path: name.toUpperCase(), reason: `expected ${plain.expected}` };
    words[name] = plain.text;
  }
  const { summary = '', description = '', location = '' } = words;
  if (summary === '') return { path: 'SUMMARY', reason: 'expected a title' };
  const starts = time('dtstart');
  if (!starts) return { path: 'DTSTART', reason: unknownTime(component, 'dtstart') };
  const uid = value('uid') || `${summary}\n${sameTime(starts)}`;
  if (uid.length > 1_000) return { path: 'UID', reason: 'expected at most 1000 characters' };
  const length = lengthOf(component, starts, time);
  if ('reason' in length) return length;
  const replaced = component.hasProperty('recurrence-id') ? time('recurrence-id') : null;
  if (component.hasProperty('recurrence-id') && !replaced)
    return { path: 'RECURRENCE-ID', reason: unknownTime(component, 'recurrence-id') };
  const recurs = component.hasProperty('rrule') || component.hasProperty('rdate');
  const range = component.getFirstProperty('recurrence-id')?.getFirstParameter('range') ?? '';
  return {
    component,
    at,
    uid,
    starts,
    lengthMs: length.ms,
    replaces: replaced ? sameTime(replaced) : null,
    future: range.toUpperCase() === 'THISANDFUTURE',
    repeats: !recurs ? 'never' : isRare(component) ? 'rarely' : 'often',
    cancelled: value('status').toUpperCase() === 'CANCELLED',
    class: classOf(component),
    sequence: Number(value('sequence')) || 0,
    words: { summary, description, location },
    url: value('url'),
    notes: length.note === null ? [] : [length.note],
  };
}

/** How many dates a line names beside those of the event itself. */
const datesIn = (line: string): number => (/^(RDATE|EXDATE)/i.test(line) ? line.split(',').length : 0);

function componentOf(lines: readonly string[], calendar: ICAL.Component): ICAL.Component {
  const parsed = ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n'));
  const component = new ICAL.Component(parsed);
  // Its zones are looked for among those of the calendar, which has nothing else.
  component.parent = calendar;
  return component;
}

/** The lines of the event itself, without those of its alarms. */
function withoutNested(lines: readonly string[]): readonly string[] {
  let depth = 0;
  return lines.filter((line) => {
    if (/^BEGIN:/i.test(line)) depth += 1;
    else if (/^END:/i.test(line)) depth -= 1;
    return depth === 0;
  });
}

/** A word that no one knows counts as private (RFC 5545, 3.8.1.3), and of several words any such. Apple's servers have a property of their own. */
function classOf(component: ICAL.Component): ReadEvent['class'] {
  const words = ['class', 'x-calendarserver-access']
    .flatMap((name) => component.getAllProperties(name))
    .map((property) => String(property.getFirstValue() ?? '').trim())
    .filter((word) => word !== '');
  if (words.length === 0) return 'unsaid';
  return words.every((word) => word.toUpperCase() === 'PUBLIC') ? 'public' : 'private';
}

function unknownTime(component: ICAL.Component, name: string): string {
  if (!component.hasProperty(name)) return 'expected a day or time';
  const zone = zoneOf(component, name);
  return `expected a time before ${LAST_YEAR + 1} in a zone that is known${zone ? `; "${zone}" is not, nor is it in the file` : ''}`;
}

type Length = { readonly ms: number; readonly note: string | null };

function lengthOf(
  component: ICAL.Component,
  starts: TownTime,
  time: (name: string) => TownTime | null,
): Length | EventProblem {
  const tooLong = (path: string) => ({ path, reason: `expected a length of at most ${LONGEST_DAYS} days` });
  if (component.hasProperty('dtend')) {
    const ends = time('dtend');
    if (!ends) return { path: 'DTEND', reason: unknownTime(component, 'dtend') };
    const mixed = ends.kind !== starts.kind;
    const ms = atMsOf(ends) - atMsOf(starts);
    const note = mixed ? 'DTSTART and DTEND are not of one kind; a day ends at its beginning' : null;
    if (ms < 0) return { path: 'DTEND', reason: 'expected a time that is not before DTSTART' };
    return ms > LONGEST_DAYS * DAY_MS ? tooLong('DTEND') : { ms, note };
  }
  const duration: unknown = component.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return { ms: 0, note: null };
  const ms = duration.toSeconds() * 1_000;
  if (ms < 0) return { path: 'DURATION', reason: 'expected a length that is not negative' };
  return ms <= LONGEST_DAYS * DAY_MS ? { ms, note: null } : tooLong('DURATION');
}
