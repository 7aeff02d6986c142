const calendarDay = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** How times are said: by the clocks of one time zone, with 24 hours. A text that is no time comes back as it is. */
export type Times = {
  /** A date and time: `24 Nov 2026, 14:03`. */
  readonly full: (instant: string) => string;
  /** To the second with its time zone: for people who are somewhere else. */
  readonly exact: (instant: string) => string;
  /** Without its year and to the second: for what follows one upon the other. */
  readonly moment: (instant: string) => string;
  /** The time of day to the second. */
  readonly clock: (instant: string) => string;
  /** The time of day. */
  readonly hour: (instant: string) => string;
};

const DATE = { day: '2-digit', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** The times of a zone. */
export function timesIn(timeZone: string): Times {
  const by = (wanted: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone });
    return (instant: string): string => {
      const date = new Date(instant);
      return Number.isNaN(date.getTime()) ? instant : format.format(date);
    };
  };
  return {
    full: by({ ...DATE, ...TIME, year: 'numeric' }),
    exact: by({ ...DATE, ...TIME, year: 'numeric', second: '2-digit', timeZoneName: 'short' }),
    moment: by({ ...DATE, ...TIME, second: '2-digit' }),
    clock: by({ timeStyle: 'medium' }),
    hour: by(TIME),
  };
}

/** A calendar day such as a due date, which is the same day everywhere. */
export function showDay(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : calendarDay.format(at);
}

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
