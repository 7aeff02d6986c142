import ICAL from 'ical.js';
import { instantIn, localTimeIn } from '../../../domain/time/index.ts';
import { knownZone } from './known-zone.ts';

/** A time of a calendar: a day without a time, or an instant and what the town's clocks show then. */
export type TownTime =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'time'; readonly atMs: number };

/** What lies later is no event that anybody plans. */
export const LAST_YEAR = 2100;

/** A calendar's time as an instant; null when its zone is not known, or when it is after `LAST_YEAR`. A time without a zone is the town's (RFC 5545, 3.3.5). */
export function townTime(time: ICAL.Time, tzid: string | null, timeZone: string): TownTime | null {
  if (time.year > LAST_YEAR) return null;
  if (time.isDate) {
    const day = time.toString().slice(0, 10);
    return Number.isNaN(Date.parse(day)) ? null : { kind: 'day', day };
  }
  const utc = time.zone === ICAL.Timezone.utcTimezone;
  const zone = tzid === null ? timeZone : knownZone(tzid);
  // UTC, or a zone that only the file itself describes.
  if (utc || (zone === null && time.zone && time.zone !== ICAL.Timezone.localTimezone))
    return { kind: 'time', atMs: time.toUnixTime() * 1_000 };
  if (zone === null) return null;
  const local = time.toString().slice(0, 16);
  // In the hour that is left out in spring, clocks have gone on: the time an hour later is meant.
  const later = anHourLater(local);
  const instant = instantIn(zone, local) ?? (later === null ? null : instantIn(zone, later));
  return instant ? { kind: 'time', atMs: instant.getTime() } : null;
}

/** Two times as one text, to compare them. */
export const sameTime = (time: TownTime): string => (time.kind === 'day' ? time.day : String(time.atMs));

/** What stands in the content: a day begins at midnight. */
export const asLocalTime = (time: TownTime, timeZone: string): string =>
  time.kind === 'day' ? `${time.day}T00:00` : localTimeIn(timeZone, new Date(time.atMs));

function anHourLater(local: string): string | null {
  const atMs = Date.parse(`${local}:00Z`);
  return Number.isNaN(atMs) ? null : new Date(atMs + 3_600_000).toISOString().slice(0, 16);
}
