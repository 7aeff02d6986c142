import { type Answers, askedFees, checkAnswers, dayIn } from '../../../domain/form/index.ts';
import type { Money } from '../../../domain/money/index.ts';
import type { KnownService } from './read-service.ts';

/** Why answers cannot be taken; null: they can. */
export type SubmissionProblem = 'not-valid' | 'amount-changed';

/**
 * Checks answers by the same schema and the same prices as the kiosk has, on the day on which they were given. What a
 * condition leaves out must not be there: what is kept is what the resident has seen.
 */
export function checkSubmission(
  { form, fees, timeZone, currency }: KnownService,
  answers: Answers,
  total: Money | null,
  at: Date,
): SubmissionProblem | null {
  const checked = checkAnswers(form, answers, dayIn(timeZone, at));
  if (checked.kind === 'wrong') return 'not-valid';
  if (Object.keys(checked.answers).length !== Object.keys(answers).length) return 'not-valid';
  const asked = askedFees(form.fees, checked.answers, fees).reduce((sum, fee) => sum + fee.amountMinor, 0);
  const fits = asked === (total?.amountMinor ?? 0) && (total === null || total.currency === currency);
  return fits ? null : 'amount-changed';
}
