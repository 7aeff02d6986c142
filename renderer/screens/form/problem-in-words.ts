import type { AnswerProblem, Field, Why } from '../../../domain/form/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import type { Texts } from '../../i18n/index.ts';

/** What is wrong with an answer, in the resident's words, with the limit as people write it. */
export function problemInWords(
  problem: AnswerProblem,
  field: Field,
  { say, language, day }: Texts,
  currency: string,
): string {
  const { limit } = problem;
  const why = (problem.why === 'missing' && MISSING[field.kind]) || problem.why;
  return say(`form.problem.${why}`, { limit: limitInWords(), count: typeof limit === 'number' ? limit : 0 });

  function limitInWords(): string {
    if (limit === null) return '';
    if (typeof limit === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(limit) ? day(limit) : limit;
    const isAmount = field.kind === 'money' && (why === 'too-small' || why === 'too-large');
    return isAmount
      ? formatMoney({ amountMinor: limit, currency }, language)
      : new Intl.NumberFormat(language).format(limit);
  }
}

/** What is said of a question that was left open, where there is nothing to fill in. */
const MISSING: Partial<Record<Field['kind'], Why>> = {
  choice: 'not-an-option',
  choices: 'not-an-option',
  date: 'not-a-date',
  slot: 'not-an-option',
};
