/** Times are shown in the time zone of the person's own computer, with 24 hours. */
const full = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const exact = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** A date and time; a text that is none comes back as it is. */
export function showTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : full.format(date);
}

/** A date and time to the second with its time zone: for people who do not sit at this computer. */
export function showExactTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : exact.format(date);
}

/** A date without its year and a time to the second: for what follows one upon the other. */
export function showMoment(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : moment.format(date);
}

/** The time of day to the second. */
export function showClock(instant: string | Date): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : clock.format(date);
}

/** A calendar day such as a due date, which is the same day everywhere. */
export function showDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : day.format(at);
}

/** The time zone in which this computer shows times, e.g. `Europe/Berlin`. */
export const timeZone = (): string => clock.resolvedOptions().timeZone;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, roughly: `just now`, `5 min ago`, `3 h ago`, `2 days ago`. */
export function showAge(instant: string, now: Date): string {
  const ms = now.getTime() - new Date(instant).getTime();
  if (Number.isNaN(ms)) return instant;
  return ms < 2 * MINUTE_MS ? 'just now' : `${roughly(ms)} ago`;
}

/** How long something has lasted, roughly: `1 min`, `5 min`, `3 h`, `2 days`. */
export function showDuration(from: string, until: Date): string {
  const ms = until.getTime() - new Date(from).getTime();
  return Number.isNaN(ms) ? '' : roughly(Math.max(ms, MINUTE_MS));
}

function roughly(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}
