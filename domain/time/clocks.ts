/** What the clocks of a time zone show, each part as text: `2026`, `02`, `28`, `09`, `05`, `00`. */
export type Clocks = {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
};

/**
 * One format per zone, kept: making one takes about fifteen times as long as using it, and a month of free slots asks
 * hundreds of times. It depends on the zone's name alone, and there are only as many as the tz database has zones.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show at an instant. Throws a RangeError for a zone that does not exist. */
export function clocksIn(timeZone: string, instant: Date): Clocks {
  const shown = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) {
    if (type in shown) shown[type as keyof Clocks] = value;
  }
  return shown;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
