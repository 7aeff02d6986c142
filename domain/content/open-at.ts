import type { LocalizedText } from '../text/index.ts';
import { addDays, type Moment, momentOf, weekdayOf } from '../time/index.ts';
import type { Holiday, OpeningHours, OpenSpan } from './hours.ts';

/** Whether something is open at a moment, and until when. */
export type OpenState =
  | {
      readonly kind: 'open';
      /** When it closes; null: it does not close within the days that are looked at. */
      readonly closes: Moment | null;
      readonly note: LocalizedText | null;
    }
  | {
      readonly kind: 'closed';
      /** When it opens next; null: not within the days that are looked at. */
      readonly opens: Moment | null;
      readonly note: LocalizedText | null;
    };

/** The hours of one day, and why they differ: the holiday's name or the exception's reason. */
export type DayHours = {
  readonly day: string;
  readonly open: readonly OpenSpan[];
  readonly note: LocalizedText | null;
};

/** Nothing stays shut for longer without saying so in words. */
const DAYS_AHEAD = 120;
const MIDNIGHT = '24:00';

/**
 * Whether something with these hours is open at a local time of the town, e.g. `2026-12-05T18:00`. A span counts from its
 * first minute up to, not including, its last. Spans that touch, also across midnight, are one. `note` is about that day.
 */
export function openAt(hours: OpeningHours, holidays: readonly Holiday[], localTime: string): OpenState {
  const { day, time } = momentOf(localTime);
  const today = hoursOn(hours, holidays, day);
  const spans = inOrder(today.open);
  if (spans.some(({ from, to }) => from <= time && time < to))
    return { kind: 'open', closes: closing(hours, holidays, day, time), note: today.note };
  const later = spans.find(({ from }) => from > time);
  const opens = later ? { day, time: later.from } : nextOpening(hours, holidays, day);
  return { kind: 'closed', opens, note: today.note };
}

/** The hours of a day: an exception comes first, then a holiday, then the weekday. */
export function hoursOn(hours: OpeningHours, holidays: readonly Holiday[], day: string): DayHours {
  const exception = hours.exceptions.find(({ from, to }) => from <= day && day <= to);
  if (exception) return { day, open: exception.open, note: exception.reason ?? null };
  const holiday = hours.closedOnHolidays ? holidays.find(({ on }) => on === day) : undefined;
  if (holiday) return { day, open: [], note: holiday.name };
  return { day, open: hours.weekly[weekdayOf(day)] ?? [], note: null };
}

/** The hours of seven days from a day on. */
export function weekFrom(
  hours: OpeningHours,
  holidays: readonly Holiday[],
  day: string,
): readonly DayHours[] {
  return Array.from({ length: 7 }, (_, at) => hoursOn(hours, holidays, addDays(day, at)));
}

/** The end of the opening that contains the time: over touching spans and midnights. */
function closing(
  hours: OpeningHours,
  holidays: readonly Holiday[],
  from: string,
  time: string,
): Moment | null {
  let day = from;
  let until = time;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    for (const span of inOrder(hoursOn(hours, holidays, day).open))
      if (span.from <= until && span.to > until) until = span.to;
    if (until !== MIDNIGHT)
      return ahead > 0 && until === '00:00'
        ? { day: addDays(day, -1), time: MIDNIGHT }
        : { day, time: until };
    day = addDays(day, 1);
    until = '00:00';
  }
  return null;
}

function nextOpening(hours: OpeningHours, holidays: readonly Holiday[], after: string): Moment | null {
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(after, ahead);
    const [first] = inOrder(hoursOn(hours, holidays, day).open);
    if (first) return { day, time: first.from };
  }
  return null;
}

const inOrder = (spans: readonly OpenSpan[]): readonly OpenSpan[] =>
  [...spans].sort((one, other) => (one.from < other.from ? -1 : 1));
