import { z } from 'zod';
import type { Answers } from './answer.ts';
import { FieldId } from './field-id.ts';

/** A condition on answers given before: when a field or a page is shown, or a fee asked. Declared, never code. */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly oneOf: readonly (string | number)[] }
  | { readonly field: string; readonly has: string }
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly atMost: number }
  | { readonly field: string; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const scalar = z.union([z.string().max(200), z.number()]);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ field: FieldId, is: z.union([scalar, z.boolean()]) }),
      z.strictObject({ field: FieldId, oneOf: z.array(scalar).min(1).max(50) }),
      z.strictObject({ field: FieldId, has: z.string().max(200) }),
      z.strictObject({ field: FieldId, atLeast: z.number() }),
      z.strictObject({ field: FieldId, atMost: z.number() }),
      z.strictObject({ field: FieldId, answered: z.boolean() }),
      z.strictObject({ all: z.array(Condition).min(1).max(20) }),
      z.strictObject({ any: z.array(Condition).min(1).max(20) }),
      z.strictObject({ not: Condition }),
    ],
    {
      error:
        'a condition: {field, is | oneOf | has | atLeast | atMost | answered}, {all: […]}, {any: […]} or {not: …}',
    },
  ),
);

/** Whether a condition holds for these answers. A field without an answer fulfils only `answered: false`. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers[condition.field];
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if ('is' in condition) return answer === condition.is;
  if ('oneOf' in condition) return condition.oneOf.some((one) => one === answer);
  if ('has' in condition) return Array.isArray(answer) && answer.some((one) => one === condition.has);
  if (typeof answer !== 'number') return false;
  return 'atLeast' in condition ? answer >= condition.atLeast : answer <= condition.atMost;
}

/** The fields that a condition asks about. */
export function fieldsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}
