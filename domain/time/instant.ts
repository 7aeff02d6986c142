import { clocksIn } from './clocks.ts';

const MINUTE_MS = 60_000;

/**
 * The instant at which the clocks of a time zone show a local time such as `2026-11-24T10:30`; null when they never do (the
 * hour that is left out in spring). Of the hour that comes twice in autumn the first one.
 */
export function instantIn(timeZone: string, localTime: string): Date | null {
  const wanted = Date.parse(`${localTime}:00Z`);
  if (Number.isNaN(wanted)) return null;
  // No zone is further from UTC than 14 hours, and offsets are whole quarters of an hour today: two guesses find it.
  const offsets = [
    offsetAt(timeZone, wanted - 14 * 60 * MINUTE_MS),
    offsetAt(timeZone, wanted + 14 * 60 * MINUTE_MS),
  ];
  const found = offsets
    .map((offset) => wanted - offset)
    .filter((at) => at + offsetAt(timeZone, at) === wanted)
    .sort((a, b) => a - b);
  return found[0] === undefined ? null : new Date(found[0]);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const { year, month, day, hour, minute, second } = clocksIn(timeZone, new Date(at));
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(at / 1_000) * 1_000;
}
