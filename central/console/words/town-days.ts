import { instantIn } from '../../../domain/time/index.ts';

const MINUTE_MS = 60_000;

export type DayRange = {
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
  /** From this time on the first day, and until this one, included, on the last; else all of them. */
  readonly fromTime?: string | undefined;
  readonly toTime?: string | undefined;
};

/** Days and times by a town's clocks as instants: from the first on, and before the last. */
export function instantsOf(
  { fromDay, toDay, fromTime = '00:00', toTime = '23:59' }: DayRange,
  timeZone: string,
): { readonly from: string | undefined; readonly until: string | undefined } {
  const at = (day: string | undefined, time: string): Date | null =>
    day === undefined ? null : instantIn(timeZone, `${day}T${time}`);
  const last = at(toDay, toTime);
  return {
    from: at(fromDay, fromTime)?.toISOString(),
    until: last ? new Date(last.getTime() + MINUTE_MS).toISOString() : undefined,
  };
}
