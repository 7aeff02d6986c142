import ICAL from 'ical.js';
import { LAST_YEAR } from './calendar-time.ts';

/** So many changes of the clocks may the zones of a file describe; of one zone in 500 years there are a thousand. */
const MOST_CHANGES = 200_000;
const MOST_OBSERVANCES = 2_000;
const LAST_DAY = new ICAL.Time({ year: LAST_YEAR, month: 12, day: 31 }, ICAL.Timezone.utcTimezone);
/** What a rule of a zone names: the days on which its clocks change. */
const PARTS = new Set(['BYMONTH', 'BYDAY', 'BYMONTHDAY']);

/**
 * The calendar of the zones that a file describes, worked out up to the last year that is read. What cannot be read of them, and
 * what changes its clocks more often than any place on earth, is done without.
 */
export function zonesOf(zones: string, notes: string[]): ICAL.Component {
  let described: ICAL.Component;
  try {
    described = new ICAL.Component(ICAL.parse(zones));
  } catch {
    notes.push('the zones that the file describes cannot be read; zones are taken by their names');
    return new ICAL.Component('vcalendar');
  }
  const calendar = new ICAL.Component('vcalendar');
  let left = MOST_CHANGES;
  let dropped = 0;
  for (const zone of described.getAllSubcomponents('vtimezone')) {
    const changes = changesOf(zone);
    const tzid: unknown = tried(() => zone.getFirstPropertyValue('tzid'));
    if (changes > left) dropped += 1;
    else if (typeof tzid === 'string' && tried(() => workedOut(zone)) === true) {
      left -= changes;
      calendar.addSubcomponent(zone);
      // The library would do it for the first year that is asked for, and again for every later one.
      calendar.getTimeZoneByID(tzid)?.utcOffset(LAST_DAY);
    }
  }
  if (dropped > 0)
    notes.push(
      `${dropped} zones that the file describes change their clocks too often; zones are taken by their names`,
    );
  return calendar;
}

/** Whether the clocks of a zone can be worked out. */
function workedOut(zone: ICAL.Component): boolean {
  return Number.isFinite(new ICAL.Timezone({ component: zone }).utcOffset(LAST_DAY));
}

/** How often a zone changes its clocks at most; infinitely often when no one can say. */
function changesOf(zone: ICAL.Component): number {
  const observances = zone.getAllSubcomponents();
  if (observances.length > MOST_OBSERVANCES) return Number.POSITIVE_INFINITY;
  return observances.reduce((sum, one) => sum + changesOfOne(one), 0);
}

function changesOfOne(observance: ICAL.Component): number {
  const dates = 1 + observance.getAllProperties('rdate').length;
  const rule: unknown = tried(() => observance.getFirstPropertyValue('rrule'));
  const starts: unknown = tried(() => observance.getFirstPropertyValue('dtstart'));
  if (rule === null) return dates;
  if (!(rule instanceof ICAL.Recur) || !(starts instanceof ICAL.Time)) return Number.POSITIVE_INFINITY;
  const parts = Object.entries(rule.parts as Readonly<Record<string, readonly unknown[]>>);
  if (rule.freq !== 'YEARLY' || parts.some(([name]) => !PARTS.has(name))) return Number.POSITIVE_INFINITY;
  const aYear = parts.reduce((product, [, days]) => product * days.length, 1);
  return dates + aYear * (LAST_YEAR - starts.year + 1);
}

function tried(give: () => unknown): unknown {
  try {
    return give();
  } catch {
    return undefined;
  }
}
