import { type CheckContext, checkField, type SingleAnswer } from '../../../domain/form/index.ts';
import { type Attributes, asked, plainText } from '../reports/index.ts';
import type { Question } from './catalogue.ts';
import type { Form } from './read-form.ts';
import { Open311Refusal } from './refusal.ts';

const NAME = /^attribute\[([^[\]]{1,60})\](\[\])?$/;

const MOST_FURTHER = 40;
const LONGEST_FURTHER = 500;

/**
 * The answers to a service's further questions (`attribute[code]`, `attribute[code][]` for a list), checked as the kiosk
 * checks them. What other programs say besides (`attribute[uprn]`, `attribute[fixmystreet_id]`) is kept as text for clerks.
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
  return { ...kept, ...furtherOf(form, known) };
}

/** What was not asked, by its code. */
function furtherOf(form: Form, known: ReadonlySet<string>): Record<string, string> {
  const further = new Map<string, string[]>();
  for (const name of form.names) {
    if (!name.startsWith('attribute')) continue;
    const code = NAME.exec(name)?.[1];
    if (code === undefined) throw new Open311Refusal(400, `${plainText(name).slice(0, 80)} is no attribute`);
    if (known.has(code)) continue;
    const values = form.all(name).map((value) => plainText(value).trim());
    further.set(
      code,
      [...(further.get(code) ?? []), ...values].filter((value) => value !== ''),
    );
  }
  if (further.size > MOST_FURTHER)
    throw new Open311Refusal(400, `more than ${MOST_FURTHER} further attributes`);
  return Object.fromEntries(
    [...further].flatMap(([code, values]) => {
      const words = values.join(', ');
      if (words.length > LONGEST_FURTHER)
        throw new Open311Refusal(400, `attribute[${code}] is longer than ${LONGEST_FURTHER} characters`);
      return words === '' ? [] : [[plainText(code), words]];
    }),
  );
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
