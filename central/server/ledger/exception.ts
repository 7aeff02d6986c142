import type { Money } from '../../../domain/money/index.ts';

export type ExceptionKind =
  | 'refused-payment'
  /** Answers that central would not take; they cost nothing. */
  | 'refused-submission'
  /** A booking was cancelled: what was paid for it is given back by a clerk. */
  | 'refund-due'
  /** Money came after the screen said that nothing was charged; the kiosk sends it back. */
  | 'late-approval'
  | 'payment-unknown'
  /** The terminal says that it did not send the money back. */
  | 'reversal-refused'
  /** No one knows whether the money went back. */
  | 'reversal-unknown'
  /** Only a part went back. */
  | 'reversal-partial'
  /** What older kiosks say for the first and the second. */
  | 'reversal-failed'
  /** Money turned up late and not as it was asked for. */
  | 'late-doubt'
  | 'impossible-event'
  /** An entry that central keeps and cannot use: what it tells of is not booked. */
  | 'dead-letter'
  /** The kiosk's journal says something else about the payment than central's postings. */
  | 'contradiction'
  /** The terminal's own totals of a period are not the journal's. */
  | 'totals-differ';

/** What a clerk has to look at, or need not look at any more. */
export type ExceptionChange = {
  readonly transactionId: string;
  readonly kind: ExceptionKind;
} & (
  | {
      /** `restate`: what an open one says from now on; where none is open, none is opened. */
      readonly change: 'open' | 'restate';
      readonly detail: string;
      /** How much money it is about; null where no sum is known. */
      readonly amount: Money | null;
    }
  | { readonly change: 'close' }
);

/** The exceptions that are about money which has no place yet: as long as one is open, no one may pay for the same thing again. */
export const MONEY_EXCEPTIONS: readonly ExceptionKind[] = [
  'late-approval',
  'payment-unknown',
  'reversal-refused',
  'reversal-unknown',
  'reversal-partial',
  'reversal-failed',
  'late-doubt',
  'impossible-event',
  'dead-letter',
  'contradiction',
];
