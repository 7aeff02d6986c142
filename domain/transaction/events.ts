import { z } from 'zod';
import { BillId, BillNumber } from '../bill/index.ts';
import { AmountMinor, Money, PositiveMoney } from '../money/index.ts';
import { PersonalReference } from '../personal/index.ts';
import { Ticket } from '../queue/index.ts';
import { LanguageTag, LocalizedText } from '../text/index.ts';
import { ApprovedPayment, DeclineReason, SeenPayment, UnknownReason } from './payment-outcome.ts';
import { TerminalReference } from './terminal-reference.ts';

export const TransactionId = z.uuid();
export type TransactionId = z.infer<typeof TransactionId>;

/** What the resident reads on the screen, and reads out to a clerk, e.g. `MILL1-42`. */
export const TransactionReference = z.string().regex(/^[A-Z0-9]{2,12}(-[0-9]{1,4})?-[0-9]{1,9}$/);

/** One bill, or a part of one, that the resident pays. */
export const PriceLine = z.object({
  billId: BillId,
  billNumber: BillNumber,
  amountMinor: AmountMinor.min(1),
});
export type PriceLine = z.infer<typeof PriceLine>;

/** A line with what residents call the bill, so that its receipt can be made from the journal alone. */
export const BillLine = PriceLine.extend({ title: LocalizedText });
export type BillLine = z.infer<typeof BillLine>;

/** A fee of a service. */
export const FeeLine = z.object({
  feeId: z.string().min(1).max(40),
  title: LocalizedText,
  amountMinor: AmountMinor.min(1),
});
export type FeeLine = z.infer<typeof FeeLine>;

/** What is paid for: bills, or a service's fees. */
export const PricedLine = z.union([BillLine, FeeLine]);
export type PricedLine = z.infer<typeof PricedLine>;

export const billLines = (lines: readonly PricedLine[]): readonly BillLine[] =>
  lines.filter((line): line is BillLine => 'billId' in line);

/**
 * `in-doubt`: money of an earlier payment for it is not accounted for yet, so nobody may pay it again.
 * `slot-taken`: someone else has since booked it. `not-valid`: central, which has other rules than the kiosk by now, does not take the answers.
 */
export const ReservationRefusal = z.enum([
  'held',
  'in-doubt',
  'paid',
  'amount-changed',
  'not-found',
  'not-valid',
  'slot-taken',
  'unreachable',
]);
export type ReservationRefusal = z.infer<typeof ReservationRefusal>;

/** Why central will not take a payment that the terminal approved. */
export const DeliveryRefusal = z.enum([
  'already-paid',
  'overpaid',
  'unknown-bill',
  'unknown-service',
  'not-valid',
  'slot-taken',
]);
export type DeliveryRefusal = z.infer<typeof DeliveryRefusal>;

export const ReceiptWay = z.enum(['print', 'email', 'screen']);
export type ReceiptWay = z.infer<typeof ReceiptWay>;

/**
 * Why a clerk has to find out. `payment-unknown`: nobody knows whether money was taken. `reversal-refused`: the terminal says
 * that it did not send the money back. `reversal-unknown`: nobody knows whether it did. `reversal-partial`: it sent a part back.
 * `late-doubt`: money turned up later that is not as it was asked for. `reversal-failed` is how older entries say the second
 * and the third.
 */
export const ClerkReason = z.enum([
  'payment-unknown',
  'reversal-refused',
  'reversal-unknown',
  'reversal-partial',
  'late-doubt',
  'reversal-failed',
]);
export type ClerkReason = z.infer<typeof ClerkReason>;
/** Why a clerk has a reversal. `reversal-failed` stands in old entries only: the others say which way it failed. */
export type StuckReason = Exclude<ClerkReason, 'payment-unknown' | 'late-doubt'>;

/** What a late question heard that moves no money. */
export const LateAnswer = z.enum(['declined', 'not-found', 'in-progress', 'unreadable']);
export type LateAnswer = z.infer<typeof LateAnswer>;

const attempt = z.int().min(1).max(1000);

/**
 * Everything that can happen in a transaction, in the words of DESIGN.md. A transaction is the fold of these; the ones
 * that end in `-requested` are intents: they are in the journal before the device hears of them.
 */
export const TransactionEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('started'),
    reference: TransactionReference,
    serviceId: z.string().min(1).max(60),
    language: LanguageTag,
  }),
  z.object({ kind: z.literal('details-given'), details: PersonalReference }),
  z.object({ kind: z.literal('priced'), lines: z.array(PricedLine).min(1).max(50), total: PositiveMoney }),
  /** What was asked for costs nothing. */
  z.object({ kind: z.literal('found-free') }),
  /** The resident has seen the review and asked to pay (or to send); once more after a declined payment. */
  z.object({ kind: z.literal('confirmed') }),
  /** `ticket`: the number for a queue that is meant, where that is what the resident wants. */
  z.object({
    kind: z.literal('reserved'),
    holdId: z.string().min(1).max(80),
    ticket: Ticket.optional(),
  }),
  z.object({ kind: z.literal('reservation-refused'), reason: ReservationRefusal }),
  /** What costs nothing is given to the town: from here on it is delivered, no matter who stands at the screen. */
  z.object({ kind: z.literal('submitted') }),
  z.object({
    kind: z.literal('payment-requested'),
    attempt,
    request: TerminalReference,
    amount: PositiveMoney,
  }),
  z.object({ kind: z.literal('payment-approved'), attempt, payment: ApprovedPayment }),
  z.object({ kind: z.literal('payment-declined'), attempt, reason: DeclineReason }),
  z.object({
    kind: z.literal('payment-unknown'),
    attempt,
    reason: UnknownReason,
    seen: SeenPayment.optional(),
  }),
  /** The terminal was asked, more than once, and never got the request: no money moved. */
  z.object({ kind: z.literal('payment-not-made'), attempt }),
  /** A payment that was found not made turns out to be approved after all: it is reversed. */
  z.object({ kind: z.literal('late-approval'), attempt, payment: ApprovedPayment }),
  /** A payment was asked for again, much later, and no money is heard of. Older entries do not say what the terminal answered. */
  z.object({ kind: z.literal('late-check-passed'), attempt, answer: LateAnswer.optional() }),
  /** A payment that was given up turns up as something that was not asked for: a clerk has it. */
  z.object({ kind: z.literal('late-doubt'), attempt, reason: UnknownReason, seen: SeenPayment.optional() }),
  z.object({ kind: z.literal('delivered') }),
  /** Central cannot be reached: the journal itself is the queue, and the payment stands. */
  z.object({ kind: z.literal('delivery-queued') }),
  z.object({ kind: z.literal('delivery-refused'), reason: DeliveryRefusal }),
  z.object({
    kind: z.literal('reversal-requested'),
    attempt,
    request: TerminalReference,
    payment: ApprovedPayment,
  }),
  z.object({ kind: z.literal('reversed'), attempt }),
  z.object({ kind: z.literal('reversal-refused'), attempt, reason: z.string().max(60) }),
  z.object({ kind: z.literal('reversal-unknown'), attempt }),
  /** The terminal sent a part of the money back; `reversed` is null where it does not say how much. */
  z.object({ kind: z.literal('reversal-partial'), attempt, reversed: Money.nullable() }),
  /** A reversal that a clerk has was asked for again, much later, and the money is still not back. */
  z.object({
    kind: z.literal('late-reversal-checked'),
    attempt,
    answer: z.enum(['refused', 'not-found', 'in-progress', 'unclear']),
  }),
  z.object({ kind: z.literal('reversal-not-made'), attempt }),
  z.object({ kind: z.literal('clerk-needed'), reason: ClerkReason }),
  z.object({ kind: z.literal('receipt-made'), receipt: PersonalReference }),
  z.object({ kind: z.literal('receipt-chosen'), way: ReceiptWay, address: PersonalReference.nullable() }),
  z.object({ kind: z.literal('print-requested'), copy: z.boolean() }),
  z.object({
    kind: z.literal('print-ended'),
    outcome: z.enum(['printed', 'not-printed', 'unconfirmed']),
    reason: z.string().max(40).nullable(),
  }),
  /** Nobody stands at the screen for this transaction any more. What is left is done without a resident. */
  z.object({ kind: z.literal('resident-gone'), why: z.enum(['finished', 'left', 'idle', 'restart']) }),
  z.object({ kind: z.literal('completed') }),
  z.object({ kind: z.literal('abandoned') }),
]);
export type TransactionEvent = z.infer<typeof TransactionEvent>;
export type TransactionEventKind = TransactionEvent['kind'];
