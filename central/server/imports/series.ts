import ICAL from 'ical.js';
import { localTimeIn } from '../../../domain/time/index.ts';
import { BoundedRule, type StepBudget } from './bounded-rule.ts';
import { sameTime, type TownTime, townTime } from './calendar-time.ts';
import { knownZone } from './known-zone.ts';

/** An occurrence: its name within the series (the time that it had at first), and when it begins. */
export type Occurrence = { readonly name: string; readonly starts: TownTime };

export type Occurrences = {
  readonly occurrences: readonly Occurrence[];
  /** Whether there were more than are taken. */
  readonly more: boolean;
};

const MOST_OCCURRENCES = 400;
const DAY_MS = 86_400_000;
const RARELY = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']);

/** Whether a rule repeats by days or longer; hourly and shorter ones are no events of a town. */
export const isRare = (component: ICAL.Component): boolean =>
  component
    .getAllProperties('rrule')
    .every((rule) => RARELY.has(String(Reflect.get(Object(rule.getFirstValue()), 'freq'))));

/**
 * The occurrences of an event that begin before `untilMs`, at most 400 from `fromMs` on (RFC 5545, 3.8.5).
 * Days that EXDATE takes out are not among them, whatever zone they are written in.
 */
export function occurrencesOf(
  component: ICAL.Component,
  timeZone: string,
  {
    fromMs,
    untilMs,
    budget,
  }: { readonly fromMs: number; readonly untilMs: number; readonly budget: StepBudget },
): Occurrences {
  const tzid = zoneOf(component, 'dtstart');
  const ofEvent = tzid === null ? timeZone : (knownZone(tzid) ?? timeZone);
  // A date without a zone is on the clocks of the event; a day takes out what begins on it.
  const left = new Set(datesOf(component, 'exdate', ofEvent).map(sameTime));
  const isLeft = (starts: TownTime): boolean =>
    left.has(sameTime(starts)) ||
    (starts.kind === 'time' && left.has(localTimeIn(ofEvent, new Date(starts.atMs)).slice(0, 10)));
  const found = new Map<string, TownTime>();
  const add = (starts: TownTime): void => {
    if (atMsOf(starts) >= fromMs && atMsOf(starts) <= untilMs && !isLeft(starts))
      found.set(sameTime(starts), starts);
  };
  const dtstart: unknown = component.getFirstPropertyValue('dtstart');
  const rules = component.getAllProperties('rrule').map((rule) => rule.getFirstValue());
  if (dtstart instanceof ICAL.Time && rules.length === 0) {
    const first = townTime(dtstart, tzid, timeZone);
    if (first) add(first);
  }
  for (const date of datesOf(component, 'rdate', ofEvent)) add(date);
  // Two days earlier, so that no zone matters; working out instants for decades of a daily event would take seconds.
  const firstDay = new Date(fromMs - 2 * DAY_MS).toISOString().slice(0, 10);
  const days = daysOfMonthOf(component);
  for (const value of rules) {
    if (!(value instanceof ICAL.Recur) || !(dtstart instanceof ICAL.Time)) continue;
    const rule = withLocalUntil(value, dtstart, tzid === null ? timeZone : knownZone(tzid));
    const steps = new BoundedRule({ rule, dtstart, budget });
    for (let next = steps.next(); next; next = steps.next()) {
      if (next.toString().slice(0, 10) < firstDay || (days && !days.includes(next.day))) continue;
      const starts = townTime(next, tzid, timeZone);
      if (!starts || atMsOf(starts) > untilMs || found.size > MOST_OCCURRENCES) break;
      add(starts);
    }
  }
  const occurrences = [...found]
    .map(([name, starts]) => ({ name, starts }))
    .sort((a, b) => atMsOf(a.starts) - atMsOf(b.starts));
  return { occurrences: occurrences.slice(0, MOST_OCCURRENCES), more: occurrences.length > MOST_OCCURRENCES };
}

/** The dates of a list such as EXDATE; a period counts by its beginning. */
function datesOf(component: ICAL.Component, name: string, timeZone: string): TownTime[] {
  return component.getAllProperties(name).flatMap((property) => {
    const zone = property.getFirstParameter('tzid') ?? null;
    return property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      const date = time instanceof ICAL.Time ? townTime(time, zone, timeZone) : null;
      return date === null ? [] : [date];
    });
  });
}

/** A rule whose end is written as its dates are: UNTIL as a day counts the whole day, UNTIL in UTC is written in the event's own zone. */
function withLocalUntil(rule: ICAL.Recur, dtstart: ICAL.Time, zone: string | null): ICAL.Recur {
  const { until } = rule;
  if (!until || dtstart.isDate) return rule;
  const local = rule.clone();
  if (until.isDate) {
    local.until = until.clone();
    local.until.isDate = false;
    local.until.hour = 23;
    local.until.minute = 59;
    local.until.second = 59;
    local.until.zone = dtstart.zone;
  } else if (
    until.zone === ICAL.Timezone.utcTimezone &&
    dtstart.zone === ICAL.Timezone.localTimezone &&
    zone !== null
  ) {
    const text = localTimeIn(zone, new Date(until.toUnixTime() * 1_000));
    local.until = ICAL.Time.fromString(`${text}:59`, null);
  }
  return local;
}

/** The days of the month that a rule names: a 30 February is no day, not one in March (RFC 5545, 3.3.10). Null when it names none or counts from the end. */
function daysOfMonthOf(component: ICAL.Component): readonly number[] | null {
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
