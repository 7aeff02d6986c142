import { type BookingRules, slotRules } from '../../../domain/booking/index.ts';
import { type AnswerProblem, type Answers, askedFees, checkAnswers } from '../../../domain/form/index.ts';
import type { Money } from '../../../domain/money/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { KnownService } from '../town/index.ts';

/** Why answers cannot be taken; null: they can. */
export type SubmissionProblem = 'not-valid' | 'amount-changed';

/**
 * Checks answers by the same schema and the same prices as the kiosk has, on the day on which they were given. What a
 * condition leaves out must not be there: what is kept is what the resident has seen.
 */
export function checkSubmission(
  service: KnownService,
  answers: Answers,
  total: Money | null,
  at: Date,
): SubmissionProblem | null {
  const checked = checkCorrected(service, answers, total, at);
  if (checked.kind === 'wrong') return 'not-valid';
  if (Object.keys(checked.answers).length !== Object.keys(answers).length) return 'not-valid';
  return checked.kind === 'amount-changed' ? 'amount-changed' : null;
}

export type CheckedCorrection =
  | { readonly kind: 'fine' | 'amount-changed'; readonly answers: Answers }
  | { readonly kind: 'wrong'; readonly problems: readonly AnswerProblem[] };

/** Checks answers that a person corrects by the same rules. What a condition leaves out is dropped: the person has not seen it either. */
export function checkCorrected(
  { form, fees, timeZone, currency, bookings }: KnownService,
  answers: Answers,
  total: Money | null,
  at: Date,
): CheckedCorrection {
  const slots = slotRules(withTimeToPay(bookings), at);
  const checked = checkAnswers(form, answers, dayIn(timeZone, at), slots);
  if (checked.kind === 'wrong') return checked;
  const asked = askedFees(form.fees, checked.answers, fees, slots).reduce(
    (sum, fee) => sum + fee.amountMinor,
    0,
  );
  const fits = asked === (total?.amountMinor ?? 0) && (total === null || total.currency === currency);
  return { kind: fits ? 'fine' : 'amount-changed', answers: checked.answers };
}

/** How long it may take from choosing a slot in time to the end of the payment. */
const TIME_TO_PAY_MINUTES = 30;

/** A slot that was chosen in time and is held does not become too late while its form is filled in. */
const withTimeToPay = (bookings: BookingRules): BookingRules => ({
  ...bookings,
  facilities: bookings.facilities.map((facility) => ({
    ...facility,
    noticeMinutes: facility.noticeMinutes - TIME_TO_PAY_MINUTES,
  })),
});
