import type ICAL from 'ical.js';
import { sameTime, type TownTime, townTime } from './calendar-time.ts';

/** An occurrence: its name within the series (the time that it had at first), and when it begins. */
export type Occurrence = { readonly name: string; readonly starts: TownTime };

export type Occurrences = {
  readonly occurrences: readonly Occurrence[];
  /** Whether there were more than are taken. */
  readonly more: boolean;
};

const MOST_STEPS = 20_000;
const MOST_OCCURRENCES = 400;
const DAY_MS = 86_400_000;
const RARELY = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']);

/** Whether a rule repeats by days or longer; hourly and shorter ones are no events of a town. */
export const isRare = (event: ICAL.Event): boolean =>
  event.component
    .getAllProperties('rrule')
    .every((rule) => RARELY.has(String(Reflect.get(Object(rule.getFirstValue()), 'freq'))));

/**
 * The occurrences of an event that begin before `untilMs`, at most 400 from `fromMs` on (RFC 5545, 3.8.5).
 * Days that EXDATE takes out are not among them, whatever zone they are written in.
 */
export function occurrencesOf(
  event: ICAL.Event,
  timeZone: string,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Occurrences {
  const tzid = zoneOf(event.component, 'dtstart');
  const left = new Set<string>();
  for (const property of event.component.getAllProperties('exdate')) {
    const zone = property.getFirstParameter('tzid') ?? null;
    for (const value of property.getValues()) {
      const time = townTime(value as ICAL.Time, zone, timeZone);
      if (time) left.add(sameTime(time));
    }
  }
  const occurrences: Occurrence[] = [];
  const steps = event.iterator();
  // Two days earlier, so that no zone matters; working out instants for decades of a daily event would take seconds.
  const firstDay = new Date(fromMs - 2 * DAY_MS).toISOString().slice(0, 10);
  const days = daysOfMonthOf(event);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next: ICAL.Time | null = steps.next();
    if (!next) return { occurrences, more: false };
    if (next.toString().slice(0, 10) < firstDay || (days && !days.includes(next.day))) continue;
    const starts = townTime(next, tzid, timeZone);
    if (!starts || atMsOf(starts) > untilMs) return { occurrences, more: false };
    if (atMsOf(starts) < fromMs || left.has(sameTime(starts))) continue;
    if (occurrences.length === MOST_OCCURRENCES) return { occurrences, more: true };
    occurrences.push({ name: sameTime(starts), starts });
  }
  return { occurrences, more: true };
}

/** The days of the month that a rule names: a 30 February is no day, not one in March (RFC 5545, 3.3.10). Null when it names none or counts from the end. */
function daysOfMonthOf({ component }: ICAL.Event): readonly number[] | null {
  const rules = component.getAllProperties('rrule').map((rule) => rule.getFirstValue());
  if (rules.length !== 1 || component.hasProperty('rdate')) return null;
  const days: unknown = Reflect.get(Object(Reflect.get(Object(rules[0]), 'parts')), 'BYMONTHDAY');
  const numbers = Array.isArray(days) ? days.map(Number) : [];
  return numbers.length > 0 && numbers.every((day) => day > 0) ? numbers : null;
}

/** The zone that a property names; null when it names none. */
export const zoneOf = (component: ICAL.Component, property: string): string | null =>
  component.getFirstProperty(property)?.getFirstParameter('tzid') ?? null;

/** A day begins, for windows, at midnight in UTC and reaches a day further. */
export const atMsOf = (time: TownTime): number =>
  time.kind === 'day' ? Date.parse(`${time.day}T00:00:00Z`) : time.atMs;

/** The time that lies so long after another: whole days for days. */
export const laterBy = (time: TownTime, ms: number): TownTime =>
  time.kind === 'day'
    ? {
        kind: 'day',
        day: new Date(atMsOf(time) + Math.max(1, Math.round(ms / DAY_MS)) * DAY_MS)
          .toISOString()
          .slice(0, 10),
      }
    : { kind: 'time', atMs: time.atMs + ms };
