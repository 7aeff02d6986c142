import { type CheckContext, checkField, type SingleAnswer } from '../../../domain/form/index.ts';
import { type Attributes, asked, plainText } from '../reports/index.ts';
import type { Question } from './catalogue.ts';
import type { Form } from './read-form.ts';
import { Open311Refusal } from './refusal.ts';

const NAME = /^attribute\[([^[\]]{1,60})\](\[\])?$/;

/**
 * The answers to a service's further questions (`attribute[code]`, `attribute[code][]` for a list), checked as the kiosk
 * checks them. What is not asked is refused, so that nothing is dropped in silence.
 */
export function readAttributes(
  form: Form,
  questions: readonly Question[],
  categoryAnswer: Readonly<Record<string, string>>,
  today: string,
): Attributes {
  const given: Record<string, SingleAnswer> = { ...categoryAnswer };
  const dayOf = (name: string): string | null => {
    const answer = given[name];
    return typeof answer === 'string' ? answer : null;
  };
  const context: CheckContext = { today, dayOf };
  const never = new Set<string>();
  const kept: Record<string, string | string[]> = {};
  const known = new Set(questions.map(({ field }) => field.fieldId));
  for (const name of form.names) {
    const code = NAME.exec(name)?.[1];
    if (name.startsWith('attribute') && (code === undefined || !known.has(code)))
      throw new Open311Refusal(400, `${plainText(name).slice(0, 80)} is not an attribute of this service`);
  }
  for (const { field, conditions } of questions) {
    const { fieldId } = field;
    const values = [...form.all(`attribute[${fieldId}]`), ...form.all(`attribute[${fieldId}][]`)].filter(
      (value) => value.trim() !== '',
    );
    if (values.length === 0) {
      if (asked(conditions, given, never) === 'yes' && !field.optional)
        throw new Open311Refusal(400, `attribute[${fieldId}] was not provided`);
      never.add(fieldId);
      continue;
    }
    const checked = checkField(field, asAnswer(field, values), context);
    if (checked.kind === 'wrong')
      throw new Open311Refusal(400, `attribute[${fieldId}] is not valid: ${checked.why}`);
    given[fieldId] = checked.answer;
    kept[fieldId] = Array.isArray(checked.answer)
      ? checked.answer.map(String)
      : plainText(String(checked.answer));
  }
  return kept;
}

function asAnswer({ kind }: Question['field'], values: readonly string[]): string | number | string[] {
  const [first = ''] = values;
  switch (kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(first.trim()) ? Number(first) : Number.NaN;
    case 'choices':
      return [...values];
    case 'date':
      // A day, or a moment of which the day counts.
      return first.trim().replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1');
    default:
      return first;
  }
}
