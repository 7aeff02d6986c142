import type { Money } from '../../domain/money/index.ts';
import type { LanguageTag } from '../../domain/text/index.ts';
import type { PaymentOutcome } from '../../domain/transaction/index.ts';
import type { Unsubscribe } from '../device-status.ts';

/**
 * The identity of one request to the terminal (nexo MessageHeader): journaled before the request is sent, and the
 * key by which its outcome is asked for later.
 */
export type TerminalReference = {
  /** The sale system: this kiosk. */
  readonly saleId: string;
  /** The terminal: model and serial number. */
  readonly poiId: string;
  /** 1 to 10 characters, used for one request and never again. */
  readonly serviceId: string;
};

export type PaymentRequest = {
  readonly reference: TerminalReference;
  /** The kiosk's transaction id (nexo SaleTransactionID). */
  readonly transactionId: string;
  readonly amount: Money;
  /** The language in which the terminal should speak to the resident. */
  readonly language: LanguageTag;
};

/** What the terminal is doing, for the resident's screen (nexo display notifications). */
export type PaymentProgress = 'starting' | 'present-card' | 'enter-pin' | 'authorising' | 'remove-card';

/**
 * The answer to "how did that request end?". `in-progress`: ask again. `not-found`: the terminal knows no such
 * request. `no-answer`: nothing is known.
 */
export type TransactionStatusAnswer =
  | PaymentOutcome
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'not-found' };

export type ReversalRequest = {
  readonly reference: TerminalReference;
  readonly transactionId: string;
  /** The payment to undo, by the terminal's own id (nexo OriginalPOITransaction). */
  readonly terminalTransactionId: string;
  readonly terminalTime: string;
  readonly amount: Money;
};

export type ReversalOutcome =
  | { readonly kind: 'reversed' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' };

/** The answer to "how did that reversal end?". */
export type ReversalStatusAnswer =
  | ReversalOutcome
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'not-found' };

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
  /** The ids under which requests of this kiosk reach this terminal. */
  readonly saleId: string;
  readonly poiId: string;
  status(): TerminalStatus;
  onStatus(listener: (status: TerminalStatus) => void): Unsubscribe;
  /** nexo Diagnosis: asks the terminal now whether it and its host can be reached. */
  checkStatus(): Promise<TerminalStatus>;
  pay(request: PaymentRequest, onProgress: (progress: PaymentProgress) => void): Promise<PaymentOutcome>;
  /** nexo Abort of a payment that is not yet approved. The payment's own outcome still decides. */
  abort(reference: TerminalReference): Promise<void>;
  /** nexo TransactionStatus, category Payment. The amount lets the driver judge the repeated answer as it judges the first. */
  paymentStatus(reference: TerminalReference, amount: Money): Promise<TransactionStatusAnswer>;
  reverse(request: ReversalRequest): Promise<ReversalOutcome>;
  /** nexo TransactionStatus, category Reversal. */
  reversalStatus(reference: TerminalReference): Promise<ReversalStatusAnswer>;
  close(): Promise<void>;
}
