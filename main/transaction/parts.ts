import type { ReceiptDocument } from '../../domain/paper/index.ts';
import type { PersonalData, PersonalRecord, PersonalReference } from '../../domain/personal/index.ts';
import type { Ticket } from '../../domain/queue/index.ts';
import type { ReservationRefusal, Transaction } from '../../domain/transaction/index.ts';
import type { ReceiptPrinter } from '../../hardware/printer/index.ts';
import type { PaymentTerminal } from '../../hardware/terminal/index.ts';
import type { Timers } from '../../hardware/timers/index.ts';
import type { AppendFailure, Journal } from '../journal/index.ts';
import type { Delivery } from '../sync/index.ts';

/** How long the runner waits for what. In the settings, so that a test need not wait as long as a resident may. */
export type RunnerTimes = {
  /** How long central has to say what it did with a payment before the payment is queued. */
  readonly deliveryMs: number;
  /** How long one round of questions to the terminal lasts, and the pauses in it. */
  readonly statusRoundMs: number;
  readonly statusPauseMs: number;
  /** The pause after "not found" before the terminal is asked once more. */
  readonly notFoundPauseMs: number;
  /** The pause before the first late question for a payment; it doubles before each next one. */
  readonly lateCheckMs: number;
  /** How often central is asked again about a payment whose verdict never came. */
  readonly verdictPauseMs: number;
  /** Multiplies the machine's own pauses between reversals. */
  readonly reversalPauseFactor: number;
  /** The pause before a transaction that a bug has stopped is taken up again; four times as long before each next try. */
  readonly bugPauseMs: number;
};

export const DEFAULT_RUNNER_TIMES: RunnerTimes = {
  deliveryMs: 8_000,
  statusRoundMs: 50_000,
  statusPauseMs: 3_000,
  notFoundPauseMs: 5_000,
  lateCheckMs: 180_000,
  verdictPauseMs: 60_000,
  reversalPauseFactor: 1,
  bugPauseMs: 2_000,
};

export type Reservation =
  | { readonly kind: 'held'; readonly holdId: string; readonly ticket?: Ticket | undefined }
  | { readonly kind: 'refused'; readonly reason: ReservationRefusal };

/** What the runner works with. */
export type RunnerParts = {
  readonly journal: Journal;
  readonly terminal: PaymentTerminal;
  readonly printer: ReceiptPrinter;
  readonly delivery: Pick<Delivery, 'verdictOf' | 'wake'>;
  readonly reserve: (transaction: Transaction) => Promise<Reservation>;
  readonly makeReceipt: (transaction: Transaction) => ReceiptDocument;
  /** Makes the record that is kept beside the chain, and the reference that stands in it. */
  readonly seal: (data: PersonalData) => {
    readonly record: PersonalRecord;
    readonly reference: PersonalReference;
  };
  /** What every reference of this kiosk begins with: no other kiosk of the town has the same, nor this one before. */
  readonly referencePrefix: string;
  readonly newTransactionId: () => string;
  readonly timers: Timers;
  readonly times: RunnerTimes;
  /** Something of this transaction has changed that its resident may see. */
  readonly onChange: (transactionId: string) => void;
  /** The journal cannot be written to: nothing that costs money may begin. */
  readonly onStuck: (why: AppendFailure) => void;
  /** A bug in a transaction's work. The transaction rests where its journal has it, and is taken up again a few times. */
  readonly onBug: (error: unknown) => void;
  /** A transaction cannot go on although its resident waits: a new start tells them how it stands. */
  readonly onHopeless: () => void;
};
