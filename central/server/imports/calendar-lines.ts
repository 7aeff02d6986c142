const TIMES = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)([;:])(.*)$/i;

/** An event's lines as the standard wants them, where it is plain what is meant: days without VALUE=DATE, empty dates, names of zones without quotation marks. */
export function tidiedLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
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

/** Hyphens and colons of ISO 8601 out, seconds in. */
const tidiedValue = (value: string): string =>
  value
    .replace(/(\d{4})-(\d{2})-(\d{2})/g, '$1$2$3')
    .replace(
      /T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?/gi,
      (_, hour: string, minute: string, second = '00') => `T${hour}${minute}${second}`,
    );
