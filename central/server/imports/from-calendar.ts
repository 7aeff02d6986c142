import type { ContentLists } from '../../../domain/content/index.ts';
import type { FolderProblem } from '../content/index.ts';
import { sha256 } from '../hash/index.ts';
import type { Encoding } from '../tables/index.ts';
import { MOST_STEPS, type StepBudget, TooManySteps } from './bounded-rule.ts';
import { readCalendarText } from './calendar-text.ts';
import { asLocalTime, type TownTime } from './calendar-time.ts';
import { zonesOf } from './calendar-zones.ts';
import {
  type Found,
  MOST_ENTRIES,
  MOST_PROBLEMS,
  MOST_SOURCE_BYTES,
  type ReadSource,
  refusedSource,
} from './found.ts';
import { placeNamed } from './place-named.ts';
import {
  type DateBudget,
  type EventProblem,
  MOST_DATES,
  type ReadEvent,
  readEvent,
  tried,
} from './read-event.ts';
import { atMsOf, laterBy, occurrencesOf } from './series.ts';

export type CalendarTerms = {
  readonly timeZone: string;
  readonly now: Date;
  /** The folder's lists, for the places that locations name. */
  readonly lists: ContentLists;
  readonly encoding?: Encoding | undefined;
};

const DAY_MS = 86_400_000;
/** Events that begin within so many days are taken. */
export const WINDOW_DAYS = 400;
const OWNED = ['title', 'description', 'starts', 'ends', 'allDay', 'placeId', 'url'];

/**
 * The events of an iCalendar file (RFC 5545) from yesterday on, a repeated one once for each time. Cancelled ones are left out, and
 * private ones; one that cannot be read is left out with a note, unless nothing else is there.
 */
export function readCalendar(file: string, bytes: Uint8Array, terms: CalendarTerms): ReadSource {
  if (bytes.byteLength > MOST_SOURCE_BYTES)
    return refusedSource(file, '', `expected at most ${MOST_SOURCE_BYTES / 1_000_000} MB`);
  const text = readCalendarText(bytes, terms.encoding);
  if (text.kind === 'wrong') return refusedSource(file, '', text.reason);
  if (text.events.length > MOST_ENTRIES)
    return refusedSource(file, '', `expected at most ${MOST_ENTRIES} events`);
  const notes: string[] = [];
  const problems: FolderProblem[] = [];
  const leaveOut = (at: string, { path, reason }: EventProblem): void => {
    problems.push({ file, path: `${at}, ${path}`, reason });
  };
  const calendar = zonesOf(text.zones, notes);
  const read: ReadEvent[] = [];
  const dates: DateBudget = { left: MOST_DATES };
  for (const [index, block] of text.events.entries()) {
    const at = `event ${index + 1}`;
    const one = tried(() => readEvent(block, at, { calendar, timeZone: terms.timeZone, dates }));
    if ('reason' in one) leaveOut(at, one);
    else {
      read.push(one);
      notes.push(...one.notes.map((note) => `${at} (line ${block.line}): ${note}`));
    }
  }
  const shown = withoutPrivate(newest(read), notes);
  const { entries } = expanded(shown, terms, notes, leaveOut);
  if (entries.length === 0 && problems.length > 0)
    return { kind: 'refused', problems: problems.slice(0, MOST_PROBLEMS) };
  if (entries.length > MOST_ENTRIES)
    return refusedSource(file, '', `expected at most ${MOST_ENTRIES} dates in all`);
  notes.push(...problems.map(({ path, reason }) => `${path}: left out, ${reason}`));
  for (const [name, count] of text.others) notes.push(`${count} ${name} left out: only VEVENT is read`);
  return { kind: 'read', entries, notes };
}

/** Nothing of a private event is shown, nor of a private date of a series (RFC 5545, 3.8.1.3); the note says how many there are, not which. */
function withoutPrivate(events: readonly ReadEvent[], notes: string[]): readonly ReadEvent[] {
  const hidden = new Set(
    events
      .filter(({ class: kind, replaces }) => kind === 'private' && replaces === null)
      .map(({ uid }) => uid),
  );
  const isHidden = ({ class: kind, uid }: ReadEvent): boolean =>
    kind === 'private' || (kind === 'unsaid' && hidden.has(uid));
  const count = events.filter(isHidden).length;
  if (count > 0) notes.push(`${count} events were left out that are marked private or confidential`);
  return events.map((one) => (isHidden(one) ? { ...one, cancelled: true } : one));
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
  leaveOut: (at: string, problem: EventProblem) => void,
): { readonly entries: readonly Found[] } {
  const window = { fromMs: now.getTime() - DAY_MS, untilMs: now.getTime() + WINDOW_DAYS * DAY_MS };
  const placeOf = placeNamed(lists);
  const moved = new Set(events.map(({ uid, replaces }) => JSON.stringify([uid, replaces])));
  const budget: StepBudget = { left: MOST_STEPS };
  const found: Found[] = [];
  let outside = 0;
  for (const one of events) {
    // Too many are refused; no one waits for the others.
    if (found.length > MOST_ENTRIES) break;
    if (one.cancelled) continue;
    const { component, at, uid, replaces, lengthMs } = one;
    const add = (starts: TownTime, name: string | null): void => {
      const ends = laterBy(starts, lengthMs);
      if (atMsOf(ends) < window.fromMs || atMsOf(starts) > window.untilMs) outside += 1;
      else found.push(entry(one, { starts, ends, name }, timeZone, placeOf));
    };
    if (replaces !== null) {
      add(one.starts, replaces);
      if (one.future) notes.push(`${at}: RANGE is not followed; only this one date was changed`);
    } else if (one.repeats === 'never') add(one.starts, null);
    else if (one.repeats === 'often') notes.push(`${at}: left out, it repeats more often than daily`);
    else {
      const dates = rightDates(() =>
        occurrencesOf(component, timeZone, { ...window, fromMs: window.fromMs - lengthMs, budget }),
      );
      if ('reason' in dates) {
        leaveOut(at, dates);
        continue;
      }
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

/** The dates of a rule, or a sentence where it cannot be read or yields hardly any. */
function rightDates<Given extends object>(give: () => Given): Given | EventProblem {
  try {
    return give();
  } catch (error) {
    return error instanceof TooManySteps
      ? { path: 'RRULE', reason: 'expected a rule that yields days; this one yields hardly any, or none' }
      : { path: 'RRULE, RDATE or EXDATE', reason: 'expected a rule or dates as iCalendar writes them' };
  }
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
  const hash = sha256(uid).slice(0, 20);
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
