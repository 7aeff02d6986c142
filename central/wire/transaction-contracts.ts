import { z } from 'zod';
import { ReceiptDocument } from '../../domain/paper/index.ts';
import { PricedLine } from '../../domain/transaction/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { ClerkException, HeldThing } from './exception-contracts.ts';
import { Amount, Instant, limit, timeCursor } from './fields.ts';
import { SEE_MONEY } from './role.ts';

export const TransactionSummary = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  reference: z.string(),
  serviceId: z.string(),
  status: z.enum(['open', 'completed', 'abandoned']),
  standing: z.string(),
  amountMinor: Amount.nullable(),
  currency: z.string().nullable(),
  maskedCard: z.string().nullable(),
  terminalTransactionId: z.string().nullable(),
  outcome: z.enum(['accepted', 'refused']).nullable(),
  refusal: z.string().nullable(),
  needsClerk: z.boolean(),
  startedAt: Instant,
});

export const listTransactions = consoleContract({
  name: 'listTransactions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transactions`,
  summary: 'Lists transactions, newest first.',
  request: z.object({
    status: z.enum(['open', 'completed', 'abandoned']).optional(),
    standing: z.string().max(20).optional(),
    kioskId: z.uuid().optional(),
    reference: z.string().max(30).optional(),
    after: timeCursor,
    limit,
  }),
  response: z.object({ transactions: z.array(TransactionSummary), next: z.string().nullable() }),
});

export const readTransaction = consoleContract({
  name: 'readTransaction',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transaction`,
  summary: 'One transaction with its events, bills, receipt and exceptions.',
  reads: ({ transactionId }) => transactionId,
  request: z.object({ kioskId: z.uuid(), transactionId: z.string().max(60) }),
  response: z.object({
    transaction: TransactionSummary,
    lines: z.array(PricedLine),
    /** What the resident answered to a service's questions, in the reader's words; null where there are none. */
    answers: z.array(z.object({ label: z.string(), value: z.string() })).nullable(),
    receipt: ReceiptDocument.nullable(),
    events: z.array(
      z.object({ epoch: z.int(), seq: z.int(), at: z.string(), event: z.record(z.string(), z.unknown()) }),
    ),
    exceptions: z.array(ClerkException),
    held: z.array(HeldThing),
  }),
});
