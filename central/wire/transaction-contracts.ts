import { z } from 'zod';
import { ReceiptDocument } from '../../domain/paper/index.ts';
import { PricedLine } from '../../domain/transaction/index.ts';
import { CONSOLE_PATH, consoleContract, WORKBOOK } from './console-contract.ts';
import { ClerkException, HeldThing } from './exception-contracts.ts';
import { Amount, Instant, limit, TRANSACTION, timeCursor } from './fields.ts';
import { SEE_MONEY } from './role.ts';

/**
 * Where the money of a transaction stands, as lists, filters, sums, files and pages say it: what its kiosk says, together with what central
 * booked and what people wrote.
 */
export const MoneyStanding = z.enum([
  /** Nothing was charged, as far as the kiosk knows. */
  'not-charged',
  /** It was free of charge: central took what was sent, or did not, or a person accepted it with corrected answers. */
  'accepted',
  'refused',
  'corrected',
  'unknown',
  /** Charged, and not booked yet. */
  'delivering',
  /** Charged and booked. */
  'delivered',
  'reversing',
  'reversed',
  /** The kiosk cannot settle it: a clerk has it, or had it. */
  'clerk',
  'settled',
  /** The kiosk says that central booked it, and central did not. */
  'contradiction',
]);
export type MoneyStanding = z.infer<typeof MoneyStanding>;

export const TransactionSummary = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  reference: z.string(),
  serviceId: z.string(),
  status: z.enum(['open', 'completed', 'abandoned']),
  standing: MoneyStanding,
  /** Where the kiosk alone says that the money stands. */
  kioskSays: z.string(),
  amountMinor: Amount.nullable(),
  currency: z.string().nullable(),
  maskedCard: z.string().nullable(),
  terminalTransactionId: z.string().nullable(),
  outcome: z.enum(['accepted', 'refused']).nullable(),
  refusal: z.string().nullable(),
  needsClerk: z.boolean(),
  startedAt: Instant,
});

/** What lists of transactions are narrowed to; all of it has to fit. */
export const TransactionFilter = z.object({
  /** What a caller knows: reference, amount, last four digits, name, account, bill, telephone, authorisation code, booking. */
  search: z.string().max(200).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  kioskId: z.uuid().optional(),
  serviceId: z.string().max(40).optional(),
  status: z.enum(['open', 'completed', 'abandoned']).optional(),
  standing: MoneyStanding.optional(),
  needsClerk: z.literal('true').optional(),
  /** Whole minor units. */
  amountFrom: z.coerce.number().int().optional(),
  amountTo: z.coerce.number().int().optional(),
  scheme: z.string().max(40).optional(),
  language: z.string().max(20).optional(),
});

export const listTransactions = consoleContract({
  name: 'listTransactions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transactions`,
  summary: 'Lists transactions, newest first.',
  request: TransactionFilter.extend({ after: timeCursor, limit }),
  response: z.object({ transactions: z.array(TransactionSummary), next: z.string().nullable() }),
});

export const sumTransactions = consoleContract({
  name: 'sumTransactions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transactions/sum`,
  summary:
    'How many transactions fit, and their sums by where the money stands: of the newest 10,000 where there are more.',
  request: TransactionFilter,
  response: z.object({
    count: z.int(),
    /** There are more than were counted. */
    more: z.boolean(),
    sums: z.array(
      z.object({
        standing: MoneyStanding,
        currency: z.string().nullable(),
        count: z.int(),
        amountMinor: Amount,
      }),
    ),
  }),
});

export const exportTransactions = consoleContract({
  name: 'exportTransactions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transactions/export`,
  summary: 'Exactly the transactions that fit, as a CSV file.',
  reads: () => 'transactions as a file',
  answers: 'text/csv',
  request: TransactionFilter,
  response: z.string(),
});

export const exportTransactionsWorkbook = consoleContract({
  name: 'exportTransactionsWorkbook',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transactions/export/workbook`,
  summary: 'Exactly the transactions that fit, as a workbook for spreadsheets (XLSX).',
  reads: () => 'transactions as a file',
  answers: WORKBOOK,
  request: TransactionFilter,
  response: z.string(),
});

const ShownAnswers = z.array(z.object({ label: z.string(), value: z.string() }));

export const readTransaction = consoleContract({
  name: 'readTransaction',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/transaction`,
  summary: 'One transaction with its events, bills, receipt and exceptions.',
  reads: ({ transactionId }) => transactionId,
  request: z.object(TRANSACTION),
  response: z.object({
    transaction: TransactionSummary,
    lines: z.array(PricedLine),
    /** What the resident answered to a service's questions, in the reader's words; null where there are none. */
    answers: ShownAnswers.nullable(),
    /** With which answers a person accepted what central had refused; null where no one has, or they are erased. */
    corrected: ShownAnswers.nullable(),
    receipt: ReceiptDocument.nullable(),
    events: z.array(
      z.object({ epoch: z.int(), seq: z.int(), at: z.string(), event: z.record(z.string(), z.unknown()) }),
    ),
    exceptions: z.array(ClerkException),
    held: z.array(HeldThing),
  }),
});
