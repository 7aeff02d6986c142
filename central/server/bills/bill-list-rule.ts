import type { BillListSettings } from '../../../domain/codes/index.ts';
import { instantIn } from '../../../domain/time/index.ts';
import type { ControlLine } from '../tables/index.ts';

/** Why a line cannot be taken; never the value itself, which may be a resident's name. Line 0 is the whole file. */
export type BadLine = { readonly line: number; readonly reason: string };

export const TOTAL = '#total';
const AS_OF = '#as-of';
const AMOUNTS = '#amounts';
const GONE = '#gone';
/** The lines in which a bill file speaks about itself. */
export const CONTROL_LINES: readonly string[] = [TOTAL, AS_OF, AMOUNTS, GONE];

/** What a file says about itself; null where it says nothing and the town's settings hold. */
export type BillListRule = {
  /** The instant (ISO 8601) up to which the amounts count what kiosks took and central has posted. */
  readonly asOf: string | null;
  readonly amounts: BillListSettings['amounts'] | null;
  readonly gone: BillListSettings['gone'] | null;
};

/** Reads the control lines that say how the list is meant. */
export function readRule(
  controls: readonly ControlLine[],
  timeZone: string,
): { readonly rule: BillListRule; readonly badLines: readonly BadLine[] } {
  const badLines: BadLine[] = [];
  const said = new Map<string, string>();
  for (const { line, name, values } of controls) {
    if (name === TOTAL) continue;
    const [value = ''] = values;
    if (said.has(name) || values.length !== 1)
      badLines.push({ line, reason: `${name} needs one value, once` });
    else said.set(name, value.trim());
  }
  const lineOf = (name: string): number => controls.find((one) => one.name === name)?.line ?? 0;
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | null => {
    const value = said.get(name);
    const found = words.find((word) => word === value?.toLowerCase()) ?? null;
    if (value !== undefined && found === null)
      badLines.push({ line: lineOf(name), reason: `${name} must be ${words.join(' or ')}` });
    return found;
  };
  const amounts = oneOf(AMOUNTS, ['open', 'whole']);
  const gone = oneOf(GONE, ['withdraw', 'keep']);
  const moment = said.get(AS_OF);
  const asOf = moment === undefined ? null : instantOf(moment, timeZone);
  if (moment !== undefined && asOf === null)
    badLines.push({
      line: lineOf(AS_OF),
      reason: `${AS_OF} must be a time such as 2026-11-29 18:00 (the town's clocks) or 2026-11-29T18:00:00Z`,
    });
  return { rule: { asOf: asOf?.toISOString() ?? null, amounts, gone }, badLines };
}

function instantOf(words: string, timeZone: string): Date | null {
  const [, day, time, seconds = ':00', zone] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})?$/i.exec(words) ?? [];
  if (day === undefined || time === undefined) return null;
  if (zone === undefined) {
    const minute = instantIn(timeZone, `${day}T${time}`);
    return minute && new Date(minute.getTime() + Number(seconds.slice(1)) * 1_000);
  }
  const instant = new Date(`${day}T${time}${seconds}${zone.toUpperCase()}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
