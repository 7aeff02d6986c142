import { dayInWords, timeInWords } from '../content/index.ts';
import type { ChosenSlot } from '../form/index.ts';
import { commaOf, inLanguage, type LanguageTag } from '../text/index.ts';
import { localTimeIn } from '../time/index.ts';
import { type BookingRules, spanAsChosen } from './check-slot.ts';
import type { Facility } from './facility.ts';

type Reader = { readonly language: LanguageTag; readonly fallback: LanguageTag };

/** What is booked, e.g. `Tennis court 2`; of a facility that has one unit the facility's own name. */
export function unitInWords(facility: Facility, unitId: string, { language, fallback }: Reader): string {
  const unit = facility.units.length > 1 ? facility.units.find((one) => one.unitId === unitId) : undefined;
  return inLanguage((unit ?? facility).title, language, fallback).text;
}

/** When it is, e.g. `Saturday, 5 December 2026, 18:00–19:00`, by the clocks of the town. */
export function spanInWords(at: Date, until: Date, timeZone: string, language: LanguageTag): string {
  const [from, to] = [at, until].map((instant) => localTimeIn(timeZone, instant));
  const day = dayInWords((from ?? '').slice(0, 10), language, 'numeric');
  const times = [from, to].map((time) => timeInWords((time ?? '').slice(11), language));
  return `${day}${commaOf(language)}${times.join('–')}`;
}

/** What was chosen, in one line; as plain values where the town has it no longer. */
export function slotInWords(
  chosen: ChosenSlot,
  { facilities, timeZone }: Pick<BookingRules, 'facilities' | 'timeZone'>,
  reader: Reader,
): string {
  const { facilityId, unitId, starts } = chosen;
  const facility = facilities.find((one) => one.facilityId === facilityId);
  const span = facility && spanAsChosen(chosen, facility, timeZone);
  if (!span) return `${facilityId} ${unitId}, ${starts.replace('T', ' ')}`;
  const { at, until } = span;
  return `${unitInWords(facility, unitId, reader)}${commaOf(reader.language)}${spanInWords(at, until, timeZone, reader.language)}`;
}
