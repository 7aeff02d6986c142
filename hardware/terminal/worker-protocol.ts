import { z } from 'zod';
import { Currency, Money } from '../../domain/money/index.ts';
import { LanguageTag } from '../../domain/text/index.ts';
import { Booked, PeriodId } from '../../domain/totals/index.ts';
import {
  ApprovedPayment,
  DeclinedPayment,
  PaymentOutcome,
  TerminalReference,
  UnknownPayment,
} from '../../domain/transaction/index.ts';
import type {
  AskedPayment,
  AskedReversal,
  PaymentProgress,
  PaymentRequest,
  ReversalRequest,
  TerminalStatus,
  TotalsAnswer,
} from './payment-terminal.ts';
import { TerminalLogEntry } from './terminal-log.ts';
import { TerminalSettings } from './terminal-settings.ts';

/**
 * One end of a channel between the kiosk's main process and the terminal's worker: Electron's utilityProcess and its
 * parentPort, or a worker thread, fit behind it. Messages are structured clones and arrive in order, or not at all.
 */
export type TerminalPort = {
  postMessage(message: unknown): void;
  /** Called once, before anything arrives. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called when the other end is gone for good. */
  onClose(listener: () => void): void;
  /** Ends the worker and with it the channel, from either side. */
  close(): void;
};

const Payment = z.object({
  reference: TerminalReference,
  transactionId: z.string().min(1).max(100),
  amount: Money,
  language: LanguageTag,
}) satisfies z.ZodType<PaymentRequest>;

const Reversal = z.object({
  reference: TerminalReference,
  transactionId: z.string().min(1).max(100),
  terminalTransactionId: z.string().min(1).max(100),
  terminalTime: z.string().max(40),
  amount: Money,
}) satisfies z.ZodType<ReversalRequest>;

const PaymentAskedFor = Payment.omit({ language: true }) satisfies z.ZodType<AskedPayment>;
const ReversalAskedFor = Reversal.omit({ terminalTime: true }) satisfies z.ZodType<AskedReversal>;

const Status = z.object({
  connection: z.enum(['online', 'offline']),
  host: z.enum(['reachable', 'unreachable', 'unknown']),
}) satisfies z.ZodType<TerminalStatus>;

const Progress = z.enum([
  'starting',
  'present-card',
  'enter-pin',
  'follow',
  'authorising',
  'remove-card',
]) satisfies z.ZodType<PaymentProgress>;

const Asked = [
  z.object({ kind: z.literal('in-progress') }),
  z.object({ kind: z.literal('not-found') }),
] as const;

const ReversalResult = [
  z.object({ kind: z.literal('reversed') }),
  z.object({ kind: z.literal('partial'), reversed: Money.nullable() }),
  z.object({ kind: z.literal('refused'), reason: z.string().max(60) }),
  z.object({ kind: z.literal('unknown') }),
] as const;

const Totals = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('totals'),
    periodId: PeriodId,
    totals: z.array(Booked.extend({ currency: Currency })).max(200),
  }),
  z.object({ kind: z.enum(['unsupported', 'no-answer']) }),
]) satisfies z.ZodType<TotalsAnswer>;

/** What each call gives back. */
export const CallResults = {
  checkStatus: Status,
  pay: PaymentOutcome,
  abort: z.null(),
  paymentStatus: z.discriminatedUnion('kind', [ApprovedPayment, DeclinedPayment, UnknownPayment, ...Asked]),
  reverse: z.discriminatedUnion('kind', ReversalResult),
  reversalStatus: z.discriminatedUnion('kind', [...ReversalResult, ...Asked]),
  totals: Totals,
  reconcile: Totals,
  totalsOf: Totals,
} as const;

export const TerminalCall = z.discriminatedUnion('method', [
  z.object({ method: z.literal('checkStatus') }),
  z.object({ method: z.literal('pay'), request: Payment }),
  z.object({ method: z.literal('abort'), reference: TerminalReference }),
  z.object({ method: z.literal('paymentStatus'), asked: PaymentAskedFor }),
  z.object({ method: z.literal('reverse'), request: Reversal }),
  z.object({ method: z.literal('reversalStatus'), asked: ReversalAskedFor }),
  z.object({ method: z.literal('totals') }),
  z.object({ method: z.literal('reconcile') }),
  z.object({ method: z.literal('totalsOf'), periodId: PeriodId }),
]);
export type TerminalCall = z.infer<typeof TerminalCall>;

/** What the main process says to the worker. `start` comes first and once. */
export const ToWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), settings: TerminalSettings }),
  z.object({ kind: z.literal('call'), id: z.int(), call: TerminalCall }),
  z.object({ kind: z.literal('close') }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

/** What the worker says to the main process. `result` is checked by the schema of the call that it answers. */
export const FromWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('status'), status: Status }),
  z.object({ kind: z.literal('progress'), id: z.int(), progress: Progress }),
  z.object({ kind: z.literal('result'), id: z.int(), result: z.unknown() }),
  z.object({ kind: z.literal('log'), entry: TerminalLogEntry }),
]);
export type FromWorker = z.infer<typeof FromWorker>;
