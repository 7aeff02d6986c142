import { instantIn, isDay } from '../../../domain/time/index.ts';
import type { SettlementMapping } from '../../wire/index.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const OTHER = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ ,T]+(\d{1,2}:\d{2})(?::\d{2})?)?$/;

/**
 * A time of the card company's file by the town's clocks, in the form that the town has chosen; of a day without a time its noon. Null when it is
 * none.
 */
export function readFileTime(
  text: string,
  form: SettlementMapping['timeForm'],
  timeZone: string,
): Date | null {
  if (form === 'iso') {
    const [, year, month, day, time, seconds = ':00', zone] = ISO.exec(text) ?? [];
    if (!isDay(`${year}-${month}-${day}`)) return null;
    if (zone === undefined) return local(`${year}-${month}-${day}`, time, timeZone);
    const instant = new Date(`${year}-${month}-${day}T${time}${seconds}${zone.toUpperCase()}`);
    return Number.isNaN(instant.getTime()) ? null : instant;
  }
  const [, first = '', second = '', year, time] = OTHER.exec(text) ?? [];
  const [month, day] = form === 'day-first' ? [second, first] : [first, second];
  return local(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time?.padStart(5, '0'), timeZone);
}

function local(day: string, time = '12:00', timeZone: string): Date | null {
  return isDay(day) ? instantIn(timeZone, `${day}T${time}`) : null;
}
