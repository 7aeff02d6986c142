import type { DeclineReason } from './payment-outcome.ts';
import type { LateCheck, PaymentAttempt } from './state.ts';

/** How many late answers are enough: with pauses that double from three minutes on they come in somewhat more than a day. */
export const LATE_ANSWERS = 9;

/**
 * The declines that a terminal may take back: it ended the payment because somebody told it to, or because it broke, and the
 * bank may have approved by then. The bank's own refusal is not among them.
 */
const UNSURE_DECLINES: ReadonlySet<DeclineReason> = new Set([
  'aborted-by-kiosk',
  'cancelled-at-terminal',
  'terminal-unavailable',
]);

export const isUnsureDecline = (reason: DeclineReason): boolean => UNSURE_DECLINES.has(reason);

/** Asks for an attempt again, later; one that is asked for already goes on as it is. */
export function askLater(checks: readonly LateCheck[], asked: PaymentAttempt): readonly LateCheck[] {
  if (checks.some((check) => check.attempt === asked.attempt)) return checks;
  const { attempt, request, amount } = asked;
  return [...checks, { attempt, request, amount, answered: 0 }];
}

/** One late answer more for an attempt; after the last one it is asked for no longer. */
export function answeredLate(checks: readonly LateCheck[], attempt: number): readonly LateCheck[] {
  return checks.flatMap((check) => {
    if (check.attempt !== attempt) return [check];
    const answered = check.answered + 1;
    return answered >= LATE_ANSWERS ? [] : [{ ...check, answered }];
  });
}

/** The check whose turn it is: the one that was answered least often. */
export function nextLateCheck(checks: readonly LateCheck[]): LateCheck | null {
  return checks.reduce<LateCheck | null>(
    (first, check) => (first === null || check.answered < first.answered ? check : first),
    null,
  );
}

/** How many times the first pause is waited before a question that follows this many answers. */
export const latePauseFactor = (answered: number): number => 2 ** answered;
