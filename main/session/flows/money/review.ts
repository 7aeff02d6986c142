import type { ReviewProblem } from '../../../../domain/ipc/index.ts';
import { type Currency, type Money, sum } from '../../../../domain/money/index.ts';
import type { PlaceOf, Subject } from '../../place.ts';

/** The review of what was chosen or filled in, with nothing wrong with it yet. */
export const reviewOf = (
  subject: Subject,
  problem: ReviewProblem | null = null,
  withoutPaper = false,
): PlaceOf<'review'> => ({ kind: 'review', subject, problem, withoutPaper, busy: false });

/** What lines come to, in the town's currency. */
export const totalOf = (lines: readonly { readonly amountMinor: number }[], currency: Currency): Money =>
  sum(
    lines.map(({ amountMinor }) => ({ amountMinor, currency })),
    currency,
  );
