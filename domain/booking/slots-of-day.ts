import { type Holiday, hoursOn } from '../content/index.ts';
import { addDays, instantIn, localTimeIn } from '../time/index.ts';
import type { Facility } from './facility.ts';
import type { Slot } from './slot.ts';

const MINUTE_MS = 60_000;

/**
 * The slots of a facility on a day of the town, in order, booked or not. They are counted in real time from each
 * opening: in spring the hour that is left out has none, and in autumn the hour that comes twice has them only once, since
 * a local time has to name one slot.
 */
export function slotsOfDay(
  { hours, slotMinutes }: Pick<Facility, 'hours' | 'slotMinutes'>,
  holidays: readonly Holiday[],
  day: string,
  timeZone: string,
): readonly Slot[] {
  return hoursOn(hours, holidays, day)
    .open.flatMap(({ from, to }) => {
      const opens = firstInstant(timeZone, `${day}T${from}`);
      const closes = firstInstant(timeZone, to === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${to}`);
      return slotsBetween(opens.getTime(), closes.getTime(), slotMinutes, timeZone);
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function slotsBetween(opens: number, closes: number, slotMinutes: number, timeZone: string): Slot[] {
  const slots: Slot[] = [];
  const length = slotMinutes * MINUTE_MS;
  for (let at = opens; at + length <= closes; at += length) {
    const starts = localTimeIn(timeZone, new Date(at));
    if (instantIn(timeZone, starts)?.getTime() !== at) continue;
    slots.push({ starts, at: new Date(at), until: new Date(at + length) });
  }
  return slots;
}

/** When the clocks show a time, or the first moment after it where they leave it out. */
function firstInstant(timeZone: string, localTime: string): Date {
  const wanted = Date.parse(`${localTime}:00Z`);
  for (let later = 0; later <= 24 * 60; later += 15) {
    const shown = new Date(wanted + later * MINUTE_MS).toISOString().slice(0, 16);
    const found = instantIn(timeZone, shown);
    if (found) return found;
  }
  throw new Error(`no clock of ${timeZone} ever shows a time after ${localTime}`);
}
