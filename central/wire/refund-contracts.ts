import { z } from 'zod';
import { Money } from '../../domain/money/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Instant, limit, TRANSACTION } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

/** How money goes back by a person's hand. The terminal's own reversal is made by the kiosk, not written here. */
export const RefundHow = z.enum(['card', 'transfer', 'cash']);

export const Refund = z.object({
  refundId: z.string(),
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  /** The payment's. */
  reference: z.string().nullable(),
  amount: Money,
  /** The bill that is to be paid again; null where the bills stay paid. */
  billNumber: z.string().nullable(),
  reason: z.string(),
  /** `asked` waits for a second person, `approved` for the money. */
  state: z.enum(['asked', 'approved', 'done', 'declined']),
  askedBy: z.string(),
  askedAt: Instant,
  /** The second person; null where none was needed, or none has decided. */
  approvedBy: z.string().nullable(),
  how: z.string().nullable(),
  /** The card company's or the bank's. */
  doneReference: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  note: z.string(),
});

/** Why nothing of a payment can be refunded now. */
const NotRefundable = z.enum(['not-paid', 'exception-open', 'going-back', 'already-back', 'nothing-left']);

export const readRefunds = consoleContract({
  name: 'readRefunds',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transaction/refunds`,
  summary: 'The refunds of one transaction, and what can still be refunded of it.',
  request: z.object(TRANSACTION),
  response: z.object({
    refunds: z.array(Refund),
    possible: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('possible'),
        total: Money,
        bills: z.array(z.object({ billId: z.string(), billNumber: z.string(), amountMinor: Amount })),
      }),
      z.object({ kind: z.literal('not-possible'), why: NotRefundable }),
    ]),
  }),
});

export const listRefunds = consoleContract({
  name: 'listRefunds',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/refunds`,
  summary: 'The refunds that wait, oldest first; or all, newest first.',
  request: z.object({ ended: z.enum(['true', 'false']).default('false'), limit }),
  response: z.object({ refunds: z.array(Refund) }),
});

const Text = z.string().trim().min(3).max(1_000);
const Since = z.object({ kind: z.literal('meanwhile'), by: z.string().nullable() });

export const askRefund = consoleContract({
  name: 'askRefund',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/refunds/ask`,
  summary: 'Asks to refund a payment, or a part of it: never more than was taken and has not gone back.',
  request: z.object({
    ...TRANSACTION,
    amountMinor: Amount.min(1),
    /** What could be refunded when it was read: of two requests for the same, one is taken. */
    possibleMinor: Amount,
    /** The bill that is to be paid again by this amount; null: the bills stay paid. */
    billId: z.string().max(100).nullable(),
    reason: Text,
  }),
  response: z.discriminatedUnion('kind', [
    /** `waits`: a second person has to approve it first. */
    z.object({ kind: z.literal('asked'), refundId: z.string(), waits: z.boolean() }),
    z.object({ kind: z.literal('more-than-taken'), most: Money }),
    z.object({ kind: z.literal('more-than-bill'), most: Money }),
    z.object({ kind: z.literal('not-possible'), why: NotRefundable }),
    /** Something else was refunded, or came back, since it was read. */
    Since,
  ]),
});

export const decideRefund = consoleContract({
  name: 'decideRefund',
  personsOnly: true,
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/refunds/decide`,
  summary:
    'Approves a refund, which only a supervisor can who is not the one who asked, or declines one that is not made.',
  request: z.object({
    kioskId: z.uuid(),
    refundId: z.uuid(),
    decision: z.enum(['approve', 'decline']),
    note: Text,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('approved') }),
    z.object({ kind: z.literal('declined') }),
    z.object({ kind: z.literal('same-person') }),
    /** It takes a supervisor or an administrator; who asked may decline it. */
    z.object({ kind: z.literal('no-way') }),
    Since,
  ]),
});

export const finishRefund = consoleContract({
  name: 'finishRefund',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/refunds/done`,
  summary: 'Writes that an approved refund was made, with the reference of the card company or the bank.',
  request: z.object({
    kioskId: z.uuid(),
    refundId: z.uuid(),
    how: RefundHow,
    /** Needed but for cash. */
    reference: z.string().trim().max(80),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done') }),
    z.object({ kind: z.literal('no-reference') }),
    /** The kiosk has said something of this money since it was approved: it must not go back twice. */
    z.object({ kind: z.literal('not-possible'), why: NotRefundable }),
    Since,
  ]),
});
