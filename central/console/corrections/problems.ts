import { type AnswerProblem, type Field, type FormPage, fieldsOfForm } from '../../../domain/form/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { inLanguage, type LocalizedText } from '../../../domain/text/index.ts';
import { problemTexts } from './texts.ts';

/** The questions of a service, and how they are said. */
export type Questions = {
  readonly pages: readonly FormPage[];
  readonly currency: string;
  /** The town's own language, for what has no English. */
  readonly language: string;
};

export const say = (text: LocalizedText, { language }: Questions): string =>
  inLanguage(text, 'en', language).text;

/** What is wrong with an answer: `at least 5 characters`. A limit of money is said as money. */
export function problemInWords(
  { why, limit }: AnswerProblem,
  field: Field | undefined,
  { currency }: Questions,
): string {
  const said =
    field?.kind === 'money' && typeof limit === 'number'
      ? formatMoney({ amountMinor: limit, currency }, 'en')
      : String(limit ?? '');
  return problemTexts[why].replace('#', said);
}

/** What is wrong, each with the question that it is about: `Phone: a telephone number of 7 to 15 digits`. */
export const problemsInWords = (problems: readonly AnswerProblem[], questions: Questions): string[] =>
  problems.map((problem) => {
    const { label, field } = askedAt(problem.path, questions);
    return `${label}: ${problemInWords(problem, field, questions)}`;
  });

function askedAt(
  [fieldId, at, within]: AnswerProblem['path'],
  questions: Questions,
): { readonly label: string; readonly field: Field | undefined } {
  const field = fieldsOfForm({ pages: [...questions.pages] }).find((one) => one.fieldId === fieldId);
  if (!field) return { label: String(fieldId), field };
  const label = say(field.label, questions);
  const inner = field.kind === 'group' ? field.fields.find((one) => one.fieldId === within) : undefined;
  return inner === undefined
    ? { label, field }
    : { label: `${label} ${Number(at) + 1}, ${say(inner.label, questions)}`, field: inner };
}
