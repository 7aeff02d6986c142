import { z } from 'zod';
import { AmountMinor } from '../money/index.ts';
import { LocalizedText } from '../text/index.ts';
import { type Answers, isChosenSlot } from './answer.ts';
import { Condition, fieldsOf, holds } from './condition.ts';
import { type Decimal, decimal, isLess, negative, plus, rounded, times } from './decimal.ts';
import { FieldId } from './field-id.ts';
import { noSlots, type SlotRules } from './slot-answer.ts';

/**
 * A formula over numbers and fields, in minor units at the end. A field counts with its number, its amount, how many
 * options were chosen or how often a group was repeated; one without an answer counts 0.
 */
export type Formula =
  | number
  | { readonly field: string }
  | { readonly sum: readonly Formula[] }
  | { readonly product: readonly Formula[] }
  | { readonly minus: readonly [Formula, Formula] }
  | { readonly least: readonly Formula[] }
  | { readonly most: readonly Formula[] };

const several = z.lazy(() => z.array(Formula).min(1).max(20));
export const Formula: z.ZodType<Formula> = z.lazy(() =>
  z.union(
    [
      z.number().min(-1e9).max(1e9),
      z.strictObject({ field: FieldId }),
      z.strictObject({ sum: several }),
      z.strictObject({ product: several }),
      z.strictObject({ minus: z.tuple([Formula, Formula]) }),
      z.strictObject({ least: several }),
      z.strictObject({ most: several }),
    ],
    {
      error:
        'a formula: a number, {field}, {sum: […]}, {product: […]}, {minus: [a, b]}, {least: […]} or {most: […]}',
    },
  ),
);

const amountMinor = AmountMinor.min(0);

export const FeeAmount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amountMinor }),
  /** So much for each of what the field counts, beyond those that are free. */
  z.strictObject({
    kind: z.literal('per-unit'),
    field: FieldId,
    eachMinor: amountMinor,
    free: z.int().min(0).default(0),
  }),
  /** What the chosen facility costs, for each slot. */
  z.strictObject({ kind: z.literal('per-slot'), field: FieldId }),
  /** The first row that fits; none fits: nothing is asked. */
  z.strictObject({
    kind: z.literal('table'),
    rows: z
      .array(z.strictObject({ when: Condition, amountMinor }))
      .min(1)
      .max(100),
  }),
  /** Rounded to the nearest minor unit; below zero is zero. */
  z.strictObject({ kind: z.literal('formula'), formula: Formula }),
  /** Looked up in the town's list of fees, so that a price that several services share stands in one place. */
  z.strictObject({ kind: z.literal('looked-up'), fee: FieldId }),
]);
export type FeeAmount = z.infer<typeof FeeAmount>;

/** One line of what a service costs. */
export const Fee = z.strictObject({
  feeId: FieldId,
  title: LocalizedText,
  when: Condition.optional(),
  amount: FeeAmount,
});
export type Fee = z.infer<typeof Fee>;

/** The town's list of fees in minor units, by the name that services look them up by. */
export const FeeList = z.record(FieldId, amountMinor).readonly();
export type FeeList = z.infer<typeof FeeList>;

/** A fee that is asked of these answers. */
export type AskedFee = {
  readonly feeId: string;
  readonly title: LocalizedText;
  readonly amountMinor: number;
};

/** What these answers cost, line by line; lines of nothing are left out. Same answers, same fees, at the kiosk and at central. */
export function askedFees(
  fees: readonly Fee[],
  answers: Answers,
  list: FeeList,
  slots: SlotRules = noSlots,
): readonly AskedFee[] {
  return fees
    .filter((fee) => fee.when === undefined || holds(fee.when, answers))
    .map(({ feeId, title, amount }) => ({
      feeId,
      title,
      amountMinor: amountOf(amount, answers, list, slots),
    }))
    .filter((fee) => fee.amountMinor > 0);
}

function amountOf(amount: FeeAmount, answers: Answers, list: FeeList, slots: SlotRules): number {
  switch (amount.kind) {
    case 'fixed':
      return amount.amountMinor;
    case 'per-unit': {
      const units = countOf(amount.field, answers) - amount.free;
      return units > 0 ? rounded(times(decimal(units), decimal(amount.eachMinor))) : 0;
    }
    case 'per-slot': {
      const chosen = answers[amount.field];
      return isChosenSlot(chosen) ? slots.feeMinor(chosen) : 0;
    }
    case 'table':
      return amount.rows.find((row) => holds(row.when, answers))?.amountMinor ?? 0;
    case 'formula':
      return Math.max(0, rounded(computed(amount.formula, answers)));
    case 'looked-up': {
      const found = list[amount.fee];
      if (found === undefined) throw new Error(`the town's list has no fee ${amount.fee}`);
      return found;
    }
  }
}

/** What a field counts in a fee. */
function countOf(field: string, answers: Answers): number {
  const answer = answers[field];
  if (typeof answer === 'number') return answer;
  return Array.isArray(answer) ? answer.length : 0;
}

function computed(formula: Formula, answers: Answers): Decimal {
  if (typeof formula === 'number') return decimal(formula);
  if ('field' in formula) return decimal(countOf(formula.field, answers));
  const values = (of: readonly Formula[]): Decimal[] => of.map((one) => computed(one, answers));
  if ('sum' in formula) return values(formula.sum).reduce(plus);
  if ('product' in formula) return values(formula.product).reduce(times);
  if ('least' in formula) return values(formula.least).reduce((a, b) => (isLess(b, a) ? b : a));
  if ('most' in formula) return values(formula.most).reduce((a, b) => (isLess(a, b) ? b : a));
  const [from, less] = formula.minus;
  return plus(computed(from, answers), negative(computed(less, answers)));
}

/** The fields that a fee depends on. */
export function fieldsOfFee({ when, amount }: Fee): readonly string[] {
  const own = when ? fieldsOf(when) : [];
  switch (amount.kind) {
    case 'per-unit':
    case 'per-slot':
      return [...own, amount.field];
    case 'table':
      return [...own, ...amount.rows.flatMap((row) => fieldsOf(row.when))];
    case 'formula':
      return [...own, ...fieldsOfFormula(amount.formula)];
    default:
      return own;
  }
}

function fieldsOfFormula(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return [];
  if ('field' in formula) return [formula.field];
  return Object.values(formula)
    .flat()
    .flatMap((one) => fieldsOfFormula(one as Formula));
}
