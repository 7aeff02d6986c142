const TIMES = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)([;:])(.*)$/i;
const RULE = /^(RRULE)(?:;[^:]*)?:(.*)$/i;
/** What says nothing when it is empty. */
const EMPTY = /^(DURATION|RRULE)(?:;[^:]*)?:\s*$/i;

/**
 * An event's lines as the standard wants them, where it is plain what is meant: days without VALUE=DATE, empty dates, lengths and rules,
 * rules in small letters or with spaces, names of zones without quotation marks.
 */
export function tidiedLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    if (EMPTY.test(line)) return [];
    const [, rule = '', parts = ''] = RULE.exec(line) ?? [];
    if (rule !== '') return [`${rule}:${tidiedValue(parts.replace(/\s+/g, '').toUpperCase())}`];
    const [, name = '', , rest = ''] = TIMES.exec(line) ?? [];
    if (name === '') return [line];
    const at = rest.lastIndexOf(':') < 0 || line[name.length] === ':' ? -1 : endOfParameters(rest);
    const parameters = at < 0 ? '' : rest.slice(0, at);
    const value = (at < 0 ? rest : rest.slice(at + 1)).trim();
    if (value === '') return [];
    const isDay = /(?:^|;)VALUE=DATE(?:;|$)/i.test(parameters);
    if (isDay) return [`${name};VALUE=DATE:${tidiedValue(value).replace(/T\d*Z?/gi, '')}`];
    return [`${name}${tidiedParameters(parameters, value)}:${tidiedValue(value)}`];
  });
}

/** The property of tidied lines that names a day or time that no calendar has; null when all are there. The library would make a 31 November the first of December. */
export function impossibleTimeIn(lines: readonly string[]): string | null {
  const odd = lines.find((line) => {
    const value = TIMES.test(line) ? line.slice(line.lastIndexOf(':') + 1) : '';
    return [...value.matchAll(STAMP)].some((stamp) => !isOnCalendar(stamp.slice(1).map(Number)));
  });
  return odd === undefined ? null : (TIMES.exec(odd)?.[1]?.toUpperCase() ?? null);
}

const STAMP = /(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/g;

/** Midnight may be the end of a day, and a minute may have a second more. */
function isOnCalendar([
  year = 0,
  month = 0,
  day = 0,
  hour = 0,
  minute = 0,
  second = 0,
]: readonly number[]): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  const hours = Number.isNaN(hour) ? 0 : hour * 60 + minute;
  return isDay && hours <= 24 * 60 && (Number.isNaN(minute) || (minute < 60 && second <= 60));
}

/** The value of a time has no letters but T, Z and P: what stands before it, colons and all, are parameters. */
function endOfParameters(rest: string): number {
  const plain = rest.replace(/"[^"]*"/g, (quoted) => 'x'.repeat(quoted.length));
  let valueFrom = plain.length;
  while (valueFrom > 0 && OF_A_VALUE.test(plain[valueFrom - 1] ?? '')) valueFrom -= 1;
  const at = plain.indexOf(':', valueFrom);
  return at < 0 ? rest.lastIndexOf(':') : at;
}

const OF_A_VALUE = /[\dTZPWDHMS+\-/,.: ]/i;

function tidiedParameters(parameters: string, value: string): string {
  const days = /^\d{4}-?\d{2}-?\d{2}(,\d{4}-?\d{2}-?\d{2})*$/.test(value);
  const zone = /(?:^|;)TZID=("[^"]*"|[^"]*?)(?=;[A-Za-z-]+=|$)/i.exec(parameters)?.[1];
  const period = /(?:^|;)VALUE=PERIOD/i.test(parameters) || value.includes('/');
  if (days) return ';VALUE=DATE';
  return `${zone === undefined ? '' : `;TZID="${zone.replaceAll('"', '').trim()}"`}${period ? ';VALUE=PERIOD' : ''}`;
}

/** Hyphens and colons of ISO 8601 out, seconds in, an offset taken off; nothing for a comma that separates nothing. */
const tidiedValue = (value: string): string =>
  value
    .replace(WITH_OFFSET, (time) => new Date(time).toISOString())
    .replace(/(\d{4})-(\d{2})-(\d{2})/g, '$1$2$3')
    .replace(
      /T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?/gi,
      (_, hour: string, minute: string, second = '00') => `T${hour}${minute}${second}`,
    )
    .replace(/,(?=,|$)|^,/g, '');

/** A time of ISO 8601 with an offset, which is certain: `2026-12-11T18:00:00+01:00`. */
const WITH_OFFSET =
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?[+-](?:[01]\d|2[0-3]):[0-5]\d/gi;
