import { z } from 'zod';
import { Money } from '../money/index.ts';

/**
 * What the kiosk keeps of a card: nothing that could be used to pay. The terminal encrypts point to point; a driver
 * drops everything else on receipt.
 */
export const CardSummary = z.object({
  /** At most the last four digits are readable, e.g. `•••• 1234`. */
  maskedNumber: z.string().max(24),
  /** The card scheme as the terminal names it, e.g. `visa`. */
  scheme: z.string().max(40),
  /** Application identifier of the chip application (ISO/IEC 7816-5), where the terminal tells it. */
  aid: z
    .string()
    .regex(/^[0-9A-F]{10,32}$/)
    .nullable(),
});
export type CardSummary = z.infer<typeof CardSummary>;

/** Why a terminal did not take a payment, in nexo's ErrorCondition words brought together for the resident. */
export const DeclineReason = z.enum([
  'refused',
  'cancelled-at-terminal',
  'aborted-by-kiosk',
  'wrong-pin',
  'invalid-card',
  'terminal-busy',
  'terminal-unavailable',
  'not-allowed',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why the kiosk does not know how a request to the terminal ended. Unknown is never shown as failed. */
export const UnknownReason = z.enum([
  'no-answer',
  'answer-unreadable',
  'wrong-reference',
  'wrong-amount',
  'wrong-currency',
  'partial-approval',
  /** The terminal's answers contradict each other, or come when the money can no longer be sent back by itself. */
  'contradiction',
]);
export type UnknownReason = z.infer<typeof UnknownReason>;

export const ApprovedPayment = z.object({
  kind: z.literal('approved'),
  amount: Money,
  card: CardSummary,
  authorisationCode: z.string().max(20),
  /** The terminal's own id of the payment (nexo POITransactionID.TransactionID): reversals name it. */
  terminalTransactionId: z.string().min(1).max(100),
  /** When the terminal says that it happened (POITransactionID.TimeStamp). */
  terminalTime: z.string().max(40),
});
export type ApprovedPayment = z.infer<typeof ApprovedPayment>;

/**
 * Money that the terminal says it took for a request of ours, but not as it was asked for. A clerk needs all of it to find
 * the payment at the card company.
 */
export const SeenPayment = z.object({
  /** Null where the terminal named no amount that can be read. */
  amount: Money.nullable(),
  card: CardSummary,
  authorisationCode: z.string().max(20),
  /** The terminal's own id of the payment; null where it named none. */
  terminalTransactionId: z.string().max(100).nullable(),
  terminalTime: z.string().max(40).nullable(),
});
export type SeenPayment = z.infer<typeof SeenPayment>;

export const DeclinedPayment = z.object({ kind: z.literal('declined'), reason: DeclineReason });
export type DeclinedPayment = z.infer<typeof DeclinedPayment>;

export const UnknownPayment = z.object({
  kind: z.literal('unknown'),
  reason: UnknownReason,
  /** What the terminal says it took, where it says that it took anything. */
  seen: SeenPayment.optional(),
});
export type UnknownPayment = z.infer<typeof UnknownPayment>;

/** How a payment request ended, as far as the kiosk can tell. */
export const PaymentOutcome = z.discriminatedUnion('kind', [
  ApprovedPayment,
  DeclinedPayment,
  UnknownPayment,
]);
export type PaymentOutcome = z.infer<typeof PaymentOutcome>;

/** An approval as money that was seen: for a clerk, where the machine cannot take it as a payment. */
export const asSeen = ({ kind: _kind, ...seen }: ApprovedPayment): SeenPayment => seen;
