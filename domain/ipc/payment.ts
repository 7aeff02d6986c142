import { z } from 'zod';
import { Money } from '../money/index.ts';
import { ReceiptDocument } from '../paper/index.ts';
import { DeclineReason, ReceiptWay } from '../transaction/index.ts';
import { ClerkMoney } from '../unsettled/index.ts';
import { Done, nothing } from './done.ts';
import { ReviewProblem } from './review.ts';

export const paymentScreens = [
  /** What costs nothing is on its way to the town. */
  z.object({ kind: z.literal('sending'), reference: z.string() }),
  /** The town does not take what was sent (its rules have since changed). Nothing was charged. */
  z.object({ kind: z.literal('not-taken'), reference: z.string() }),
  z.object({
    kind: z.literal('paying'),
    phase: z.enum([
      'starting',
      'present-card',
      'enter-pin',
      'follow',
      'authorising',
      'remove-card',
      'cancelling',
      'checking',
      'delivering',
    ]),
    total: Money,
    reference: z.string(),
    canCancel: z.boolean(),
    /** It may take minutes: the resident may go, with a slip. */
    canLeave: z.boolean(),
  }),
  /** The payment was not made. */
  z.object({
    kind: z.literal('pay-again'),
    reason: z.union([DeclineReason, z.literal('not-made')]),
    total: Money,
    reference: z.string(),
    /** Whether it is certain that nothing was charged; else it is only what the terminal says. */
    certain: z.boolean(),
    problem: ReviewProblem.nullable(),
  }),
  /** The payment could not be used and all of it goes back to the card. */
  z.object({
    kind: z.literal('returning'),
    total: Money,
    reference: z.string(),
    why: z.enum(['paid-elsewhere', 'slot-taken', 'not-taken']),
    done: z.boolean(),
  }),
  /** Nobody knows how the payment ended, or the money could not be sent back: a clerk has it. */
  z.object({ kind: z.literal('clerk'), total: Money, reference: z.string(), money: ClerkMoney }),
  /** The resident leaves before the money is settled, with a slip: on paper, or here to photograph. */
  z.object({
    kind: z.literal('slip'),
    document: ReceiptDocument,
    paper: z.enum(['printing', 'printed', 'unconfirmed', 'none']),
  }),
  z.object({
    kind: z.literal('receipt'),
    serviceId: z.string(),
    /** Null: it cost nothing. */
    total: Money.nullable(),
    reference: z.string(),
    canPrint: z.boolean(),
    /** What became of a print asked for before. */
    failed: z.enum(['not-printed', 'unconfirmed']).nullable(),
    /** Central could not be reached; the town will have the payment as soon as it can be. */
    queued: z.boolean(),
  }),
  z.object({ kind: z.literal('printing') }),
  z.object({
    kind: z.literal('done'),
    serviceId: z.string(),
    way: ReceiptWay,
    reference: z.string(),
    total: Money.nullable(),
    queued: z.boolean(),
    /** On the screen where the resident chose the screen. */
    document: ReceiptDocument.nullable(),
    /** Where the e-mail goes, for the resident to see. */
    address: z.string().nullable(),
  }),
] as const;

export const paymentCalls = {
  /** Pays; of what costs nothing: sends. */
  'payment.start': { input: z.object({ withoutPaper: z.boolean() }), output: Done },
  'payment.cancel': { input: nothing, output: Done },
  /** Leaves with a slip: what is still to be done for the money is done without the resident. */
  'payment.leave': { input: nothing, output: Done },
  'receipt.choose': {
    input: z.object({ way: ReceiptWay, address: z.string().max(20_000).nullable() }),
    output: z.discriminatedUnion('kind', [...Done.options, z.object({ kind: z.literal('bad-address') })]),
  },
};
