import {
  type Answers,
  type Condition,
  type FieldOf,
  type FormService,
  holds,
} from '../../../domain/form/index.ts';

const KINDS = ['text', 'number', 'date', 'choice', 'choices'] as const;

/** A question that another program can ask and answer too. */
export type FurtherField = FieldOf<(typeof KINDS)[number]>;

/** A question besides what, where, how and who; and the conditions under which it is asked. */
export type Further = { readonly field: FurtherField; readonly conditions: readonly Condition[] };

/** A form's further questions, in the order in which they are asked. */
export function furtherFields(form: FormService): readonly Further[] {
  const { open311 } = form;
  if (!open311) return [];
  const { categoryField, placeField, descriptionField, contactFields } = open311;
  const known = new Set([categoryField, placeField, descriptionField, ...contactFields]);
  return form.pages.flatMap((page) =>
    page.fields.flatMap((field) => {
      if (known.has(field.fieldId) || !isFurther(field)) return [];
      const conditions = [page.when, field.when].filter((one) => one !== undefined);
      return [{ field, conditions }];
    }),
  );
}

const isFurther = (field: FormService['pages'][number]['fields'][number]): field is FurtherField =>
  KINDS.some((kind) => kind === field.kind);

type Verdict = 'yes' | 'no' | 'perhaps';

/**
 * Whether something is asked, as far as the answers given so far can tell: `perhaps` when it depends on one that is not
 * there yet. `never` are the fields that will have no answer.
 */
export function asked(conditions: readonly Condition[], given: Answers, never: ReadonlySet<string>): Verdict {
  const all = conditions.map((condition) => evaluate(condition, given, never));
  return all.includes('no') ? 'no' : all.includes('perhaps') ? 'perhaps' : 'yes';
}

function evaluate(condition: Condition, given: Answers, never: ReadonlySet<string>): Verdict {
  if ('all' in condition) return asked(condition.all, given, never);
  if ('any' in condition) {
    return opposite(
      asked(
        condition.any.map((one) => ({ not: one })),
        given,
        never,
      ),
    );
  }
  if ('not' in condition) return opposite(evaluate(condition.not, given, never));
  if (given[condition.field] === undefined && !never.has(condition.field)) return 'perhaps';
  return holds(condition, given) ? 'yes' : 'no';
}

const opposite = (verdict: Verdict): Verdict =>
  verdict === 'perhaps' ? 'perhaps' : verdict === 'yes' ? 'no' : 'yes';
