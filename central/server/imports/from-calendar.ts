import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { ContentLists } from '../../../domain/content/index.ts';
import type { FolderProblem } from '../content/index.ts';
import { asLocalTime, sameTime, type TownTime, townTime } from './calendar-time.ts';
import { type Found, MOST_ENTRIES, MOST_PROBLEMS, type ReadSource, refusedSource } from './found.ts';
import { placeNamed } from './place-named.ts';
import { plainText } from './plain-text.ts';
import { atMsOf, isRare, laterBy, occurrencesOf, zoneOf } from './series.ts';

export type CalendarTerms = {
  readonly timeZone: string;
  readonly now: Date;
  /** The folder's lists, for the places that locations name. */
  readonly lists: ContentLists;
};

const DAY_MS = 86_400_000;
/** Events that begin within so many days are taken. */
export const WINDOW_DAYS = 400;
const OWNED = ['title', 'description', 'starts', 'ends', 'allDay', 'placeId', 'url'];

/** The events of an iCalendar file (RFC 5545) from yesterday on, a repeated one once for each time. Cancelled ones are left out. */
export function readCalendar(file: string, bytes: Uint8Array, terms: CalendarTerms): ReadSource {
  const calendars = parsed(bytes);
  if (typeof calendars === 'string') return refusedSource(file, '', calendars);
  const events = calendars.flatMap((calendar) =>
    String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() === 'CANCEL'
      ? []
      : calendar.getAllSubcomponents('vevent'),
  );
  if (events.length > MOST_ENTRIES) return refusedSource(file, '', `expected at most ${MOST_ENTRIES} events`);
  const problems: FolderProblem[] = [];
  const notes: string[] = [];
  const read: ReadEvent[] = [];
  for (const [index, component] of events.entries()) {
    const one = tried(() => readEvent(component, index + 1, terms.timeZone));
    if ('reason' in one) problems.push({ file, path: `event ${index + 1}, ${one.path}`, reason: one.reason });
    else read.push(one);
  }
  if (problems.length > 0) return { kind: 'refused', problems: problems.slice(0, MOST_PROBLEMS) };
  const expansion = expanded(newest(read), terms, notes);
  if ('reason' in expansion) return refusedSource(file, expansion.path, expansion.reason);
  const { entries } = expansion;
  if (entries.length > MOST_ENTRIES)
    return refusedSource(file, '', `expected at most ${MOST_ENTRIES} dates in all`);
  return { kind: 'read', entries, notes };
}

function parsed(bytes: Uint8Array): readonly ICAL.Component[] | string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'expected UTF-8';
  }
  try {
    const data: unknown = ICAL.parse(text);
    const all = Array.isArray(data) && Array.isArray(data[0]) ? data : [data];
    const calendars = all.map((one) => new ICAL.Component(one));
    return calendars.every(({ name }) => name === 'vcalendar') ? calendars : NO_CALENDAR;
  } catch {
    const line = text
      .split(/\r?\n/)
      .findIndex((one) => one !== '' && !/^[ \t]/.test(one) && !/[:;]/.test(one));
    return line < 0 ? NO_CALENDAR : `line ${line + 1}: expected NAME:value, as iCalendar has it`;
  }
}

const NO_CALENDAR = 'expected an iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR';

type EventProblem = { readonly path: string; readonly reason: string };

/** What the calendar library gives, or a sentence where it throws at what it cannot read. */
function tried<Given extends object>(give: () => Given): Given | EventProblem {
  try {
    return give();
  } catch {
    return {
      path: 'DTSTART, DURATION or RRULE',
      reason: 'expected a time, length or rule as iCalendar writes them',
    };
  }
}

type ReadEvent = {
  readonly event: ICAL.Event;
  readonly at: string;
  readonly uid: string;
  readonly starts: TownTime;
  readonly lengthMs: number;
  /** The time that this one replaces in its series; null for the series or a single event. */
  readonly replaces: string | null;
  readonly cancelled: boolean;
  readonly sequence: number;
  readonly repeats: 'never' | 'rarely' | 'often';
  readonly words: Readonly<Record<'summary' | 'description' | 'location', string>>;
  readonly url: string;
};

function readEvent(component: ICAL.Component, number: number, timeZone: string): ReadEvent | EventProblem {
  const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
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
  const uid = value('uid');
  if (uid === '' || uid.length > 1_000)
    return { path: 'UID', reason: 'expected a name that stays the same, e.g. 17@town.example' };
  if (summary === '') return { path: 'SUMMARY', reason: 'expected a title' };
  const starts = time('dtstart');
  const zone = zoneOf(component, 'dtstart');
  if (!starts)
    return {
      path: 'DTSTART',
      reason: `expected a time in a zone that is known${zone ? `; "${zone}" is not, nor is it in the file` : ''}`,
    };
  // Moved dates are put in their place by this reader: left alone, the library takes every one of the file for this event's.
  const event = new ICAL.Event(component, { exceptions: [] });
  const ends = component.hasProperty('dtend') ? time('dtend') : null;
  if (component.hasProperty('dtend') && (!ends || ends.kind !== starts.kind))
    return { path: 'DTEND', reason: 'expected a time of the same kind as DTSTART, in a zone that is known' };
  const lengthMs = ends
    ? atMsOf(ends) - atMsOf(starts)
    : component.hasProperty('duration')
      ? event.duration.toSeconds() * 1_000
      : 0;
  if (lengthMs < 0) return { path: 'DTEND', reason: 'expected a time that is not before DTSTART' };
  const replaced = component.hasProperty('recurrence-id') ? time('recurrence-id') : null;
  if (component.hasProperty('recurrence-id') && !replaced)
    return { path: 'RECURRENCE-ID', reason: 'expected a time in a zone that is known' };
  return {
    event,
    at: `event ${number}`,
    uid,
    starts,
    lengthMs,
    replaces: replaced ? sameTime(replaced) : null,
    repeats: !event.isRecurring() ? 'never' : isRare(event) ? 'rarely' : 'often',
    cancelled: value('status').toUpperCase() === 'CANCELLED',
    sequence: Number(value('sequence')) || 0,
    words: { summary, description, location },
    url: value('url'),
  };
}

/** Of several versions of an event the newest. */
function newest(events: readonly ReadEvent[]): readonly ReadEvent[] {
  const kept = new Map<string, ReadEvent>();
  for (const one of events) {
    const key = JSON.stringify([one.uid, one.replaces]);
    const other = kept.get(key);
    if (!other || one.sequence >= other.sequence) kept.set(key, one);
  }
  return [...kept.values()];
}

function expanded(
  events: readonly ReadEvent[],
  { timeZone, now, lists }: CalendarTerms,
  notes: string[],
): { readonly entries: readonly Found[] } | EventProblem {
  const window = { fromMs: now.getTime() - DAY_MS, untilMs: now.getTime() + WINDOW_DAYS * DAY_MS };
  const placeOf = placeNamed(lists);
  const moved = new Set(events.map(({ uid, replaces }) => JSON.stringify([uid, replaces])));
  const found: Found[] = [];
  let outside = 0;
  for (const one of events) {
    if (one.cancelled) continue;
    const { event, at, uid, replaces, lengthMs } = one;
    const add = (starts: TownTime, name: string | null): void => {
      const ends = laterBy(starts, lengthMs);
      if (atMsOf(ends) < window.fromMs || atMsOf(starts) > window.untilMs) outside += 1;
      else found.push(entry(one, { starts, ends, name }, timeZone, placeOf));
    };
    if (replaces !== null) {
      add(one.starts, replaces);
      if (event.modifiesFuture()) notes.push(`${at}: RANGE is not followed; only this one date was changed`);
    } else if (one.repeats === 'never') add(one.starts, null);
    else if (one.repeats === 'often') notes.push(`${at}: left out, it repeats more often than daily`);
    else {
      const from = { ...window, fromMs: window.fromMs - lengthMs };
      const dates = tried(() => occurrencesOf(event, timeZone, from));
      if ('reason' in dates) return { path: `${at}, RRULE`, reason: dates.reason };
      const { occurrences, more } = dates;
      if (more) notes.push(`${at}: only its first ${occurrences.length} dates were taken`);
      for (const { name, starts } of occurrences)
        if (!moved.has(JSON.stringify([uid, name]))) add(starts, name);
    }
    if (one.url !== '' && !isUrl(one.url)) notes.push(`${at}: its URL was left out, it is not https`);
  }
  if (outside > 0)
    notes.push(`${outside} dates were left out that are over or more than ${WINDOW_DAYS} days away`);
  return { entries: found };
}

function entry(
  { at, uid, words, url }: ReadEvent,
  {
    starts,
    ends,
    name,
  }: { readonly starts: TownTime; readonly ends: TownTime; readonly name: string | null },
  timeZone: string,
  placeOf: (words: string) => string | undefined,
): Found {
  const placeId = placeOf(words.location);
  const description = [words.description, placeId === undefined ? words.location : '']
    .filter((one) => one !== '')
    .join('\n');
  const hash = createHash('sha256').update(uid).digest('hex').slice(0, 20);
  return {
    list: 'events',
    id: `cal-${hash}${name === null ? '' : `-${name}`}`,
    at,
    texts: { title: words.summary, description: description === '' ? words.summary : description },
    facts: {
      starts: asLocalTime(starts, timeZone),
      ends: asLocalTime(ends, timeZone),
      allDay: starts.kind === 'day',
      placeId,
      url: isUrl(url) ? url : undefined,
    },
    owned: OWNED,
  };
}

const isUrl = (url: string): boolean => URL.canParse(url) && url.startsWith('https://') && url.length <= 300;
