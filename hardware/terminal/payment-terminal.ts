import type { Money } from '../../domain/money/index.ts';
import type { LanguageTag } from '../../domain/text/index.ts';
import type { Booked } from '../../domain/totals/index.ts';
import type { PaymentOutcome, StatusAnswer, TerminalReference } from '../../domain/transaction/index.ts';
import type { Unsubscribe } from '../device-status.ts';
import type { TerminalLog } from './terminal-log.ts';

export type PaymentRequest = {
  readonly reference: TerminalReference;
  /** The kiosk's transaction id (nexo SaleTransactionID). */
  readonly transactionId: string;
  readonly amount: Money;
  /** The language in which the terminal should speak to the resident. */
  readonly language: LanguageTag;
};

/**
 * What the terminal is doing, for the resident's screen (nexo display notifications). `follow`: it has a card or a PIN and has not
 * said what comes of it; it may ask for it again.
 */
export type PaymentProgress =
  | 'starting'
  | 'present-card'
  | 'enter-pin'
  | 'follow'
  | 'authorising'
  | 'remove-card';

/** A payment that is asked for again: all that its answer is checked against. */
export type AskedPayment = Pick<PaymentRequest, 'reference' | 'transactionId' | 'amount'>;

/**
 * The answer to "how did that request end?". `in-progress`: ask again. `not-found`: the terminal knows no such
 * request. `no-answer`: nothing is known.
 */
export type TransactionStatusAnswer = StatusAnswer;

export type ReversalRequest = {
  readonly reference: TerminalReference;
  readonly transactionId: string;
  /** The payment to undo, by the terminal's own id (nexo OriginalPOITransaction). */
  readonly terminalTransactionId: string;
  readonly terminalTime: string;
  readonly amount: Money;
};

/** A reversal that is asked for again: all that its answer is checked against. */
export type AskedReversal = Omit<ReversalRequest, 'terminalTime'>;

/** `partial`: less went back than was asked for; `reversed` is null where the terminal does not say how much. */
export type ReversalOutcome =
  | { readonly kind: 'reversed' }
  | { readonly kind: 'partial'; readonly reversed: Money | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' };

/** The answer to "how did that reversal end?". */
export type ReversalStatusAnswer =
  | ReversalOutcome
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'not-found' };

/** What the terminal's own books say of one period, in one currency. */
export type TerminalTotals = Booked & { readonly currency: string };

/**
 * The terminal's totals of a period (nexo POIReconciliationID). `unsupported`: this terminal keeps none. `no-answer`: nothing is
 * known, and a period that was to be closed may be closed.
 */
export type TotalsAnswer =
  | { readonly kind: 'totals'; readonly periodId: string; readonly totals: readonly TerminalTotals[] }
  | { readonly kind: 'unsupported' | 'no-answer' };

/** Whether the terminal can take a payment now. */
export type TerminalStatus = {
  readonly connection: 'online' | 'offline';
  readonly host: 'reachable' | 'unreachable' | 'unknown';
};

/**
 * A card terminal. One payment or reversal at a time; status questions and aborts may pass it. Never rejects and
 * never hangs: every call ends by its own deadline, and what cannot be known is `unknown`.
 */
export interface PaymentTerminal {
  /** The identity of a request that is to be made, never used before. */
  newReference(): TerminalReference;
  status(): TerminalStatus;
  onStatus(listener: (status: TerminalStatus) => void): Unsubscribe;
  /** nexo Diagnosis: asks the terminal now whether it and its host can be reached. */
  checkStatus(): Promise<TerminalStatus>;
  pay(request: PaymentRequest, onProgress: (progress: PaymentProgress) => void): Promise<PaymentOutcome>;
  /** nexo Abort of a payment that is not yet approved. The payment's own outcome still decides. */
  abort(reference: TerminalReference): Promise<void>;
  /** nexo TransactionStatus, category Payment. The repeated answer is checked as the first one is. */
  paymentStatus(asked: AskedPayment): Promise<TransactionStatusAnswer>;
  reverse(request: ReversalRequest): Promise<ReversalOutcome>;
  /** nexo TransactionStatus, category Reversal. */
  reversalStatus(asked: AskedReversal): Promise<ReversalStatusAnswer>;
  /** nexo GetTotals: what the terminal has booked in the present period so far. */
  totals(): Promise<TotalsAnswer>;
  /** nexo Reconciliation: closes the present period and says what was booked in it. */
  reconcile(): Promise<TotalsAnswer>;
  /** nexo Reconciliation of a period that was closed before. */
  totalsOf(periodId: string): Promise<TotalsAnswer>;
  close(): Promise<void>;
}

/** What every terminal's driver gets of the kiosk. */
export type TerminalDeps = {
  /** A source of cryptographic randomness. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly now: () => Date;
  readonly log: TerminalLog;
  /** How often the terminal is asked for its state while nothing runs. */
  readonly pollIntervalMs?: number;
};
