import type { Money } from '../money/index.ts';
import type { PersonalReference } from '../personal/index.ts';
import type { Ticket } from '../queue/index.ts';
import type {
  ClerkReason,
  DeliveryRefusal,
  PricedLine,
  ReceiptWay,
  ReservationRefusal,
  StuckReason,
  TransactionId,
} from './events.ts';
import type { ApprovedPayment, DeclineReason, SeenPayment, UnknownReason } from './payment-outcome.ts';
import type { TerminalReference } from './terminal-reference.ts';

/** One request for money to the terminal. */
export type PaymentAttempt = {
  readonly attempt: number;
  readonly request: TerminalReference;
  readonly amount: Money;
};

export type PaymentState =
  | { readonly kind: 'none' }
  /** The intent is in the journal; whether the terminal heard of it is not known yet. */
  | ({ readonly kind: 'requested' } & PaymentAttempt)
  /** Asked for and not answered, or answered with something that cannot be believed, so many times. */
  | ({ readonly kind: 'unknown' } & UnknownState & PaymentAttempt)
  | ({ readonly kind: 'approved'; readonly payment: ApprovedPayment } & PaymentAttempt)
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  | { readonly kind: 'not-made' };

export type UnknownState = {
  readonly reason: UnknownReason;
  readonly rounds: number;
  /** What the terminal says it took, where it says so: its last word. */
  readonly seen: SeenPayment | null;
  /** Other amounts that it named before, each once. */
  readonly alsoNamed: readonly Money[];
  /** It has named more than one payment of its own for this request, by its own ids. */
  readonly manyNamed: boolean;
  /** The kiosk has asked often enough: a clerk finds out, and the terminal is asked again now and then. */
  readonly withClerk: boolean;
};

/** A payment that is asked for again much later: one that was given up, or one that a clerk has. */
export type LateCheck = PaymentAttempt & {
  /** How many late questions the terminal has answered. */
  readonly answered: number;
};

/** Money of a request that was given up, which turned up as something that was not asked for. A clerk has it. */
export type MoneyDoubt = PaymentAttempt & {
  readonly reason: UnknownReason;
  readonly seen: SeenPayment | null;
  /** Other amounts that the terminal named before, each once. */
  readonly alsoNamed: readonly Money[];
  /** It has named more than one payment of its own for this request, by its own ids. */
  readonly manyNamed: boolean;
};

export type HoldState =
  | { readonly kind: 'none' }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'held'; readonly holdId: string; readonly ticket?: Ticket | undefined }
  | { readonly kind: 'refused'; readonly reason: ReservationRefusal };

export type DeliveryState =
  | { readonly kind: 'none' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'refused'; readonly reason: DeliveryRefusal };

/** The undoing of a payment: of one that could not be delivered, or of one that came late. */
export type ReversalState =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'wanted'; readonly attempts: number } & WantedReversal)
  | ({ readonly kind: 'requested' | 'unknown'; readonly rounds: number } & ReversalAttempt)
  | ({ readonly kind: 'partial'; readonly reversed: Money | null } & ReversalAttempt)
  | ({ readonly kind: 'with-clerk' } & StuckReversal)
  | { readonly kind: 'reversed' };

type WantedReversal = {
  readonly payment: ApprovedPayment;
  /** The reversals that were sent and whose end nobody knows: a refusal after one of them proves nothing. */
  readonly doubtful: readonly TerminalReference[];
};
export type ReversalAttempt = WantedReversal & {
  readonly attempts: number;
  readonly request: TerminalReference;
};
export type StuckReversal = WantedReversal & {
  readonly reason: StuckReason;
  readonly attempts: number;
  /** What is known to be back; null where the terminal does not say. */
  readonly reversed: Money | null;
  /** Other amounts that the terminal named as back before, each once. */
  readonly alsoNamed: readonly Money[];
  /** How many late questions the terminal has answered. */
  readonly answered: number;
};

export type PrintState =
  | { readonly kind: 'none' }
  | { readonly kind: 'requested' }
  | { readonly kind: 'printed' | 'not-printed' | 'unconfirmed'; readonly reason: string | null };

/** A transaction as its events make it. Plain data: what happens next is `nextStep`'s to say. */
export type Transaction = {
  readonly transactionId: TransactionId;
  readonly reference: string;
  readonly serviceId: string;
  readonly language: string;
  readonly details: PersonalReference | null;
  readonly lines: readonly PricedLine[];
  readonly total: Money | null;
  /** It costs nothing: it is sent, not paid. */
  readonly free: boolean;
  /** What costs nothing has been given to the town. */
  readonly submitted: boolean;
  readonly hold: HoldState;
  readonly payment: PaymentState;
  /** How many payments have been requested. */
  readonly attempts: number;
  /** Payments to ask for again, much later and with growing pauses. */
  readonly lateChecks: readonly LateCheck[];
  /** The terminal's own ids of the payments that are back: named again, they are no other money. */
  readonly returned: readonly string[];
  /** Money that turned up late and not as asked for. */
  readonly doubts: readonly MoneyDoubt[];
  readonly delivery: DeliveryState;
  readonly reversal: ReversalState;
  /** Why a clerk has money of this transaction now; null when none has. */
  readonly clerk: ClerkReason | null;
  readonly receipt: PersonalReference | null;
  readonly way: ReceiptWay | null;
  readonly address: PersonalReference | null;
  readonly print: PrintState;
  /** How many papers may be out: every one after the first is a copy. */
  readonly papers: number;
  readonly resident: 'present' | 'gone';
  readonly ended: 'completed' | 'abandoned' | null;
};

/** The number for a queue that a transaction is about; null for none, or as long as there is none. */
export const ticketOf = ({ hold }: Pick<Transaction, 'hold'>): Ticket | null =>
  hold.kind === 'held' ? (hold.ticket ?? null) : null;

/** Where the money of a transaction stands. Of a charged transaction exactly one of the last five holds. */
export type Standing =
  | 'not-charged'
  | 'unknown'
  | 'delivering'
  | 'delivered'
  | 'reversing'
  | 'reversed'
  | 'clerk';

/** Where the money stands; `unknown` only while the terminal is still being asked. */
export function standing(transaction: Transaction): Standing {
  if (transaction.clerk !== null) return 'clerk';
  switch (transaction.payment.kind) {
    case 'requested':
    case 'unknown':
      return 'unknown';
    case 'approved':
      if (transaction.delivery.kind === 'delivered') return 'delivered';
      if (transaction.delivery.kind === 'refused') {
        return transaction.reversal.kind === 'reversed' ? 'reversed' : 'reversing';
      }
      return 'delivering';
    default:
      return lateMoney(transaction);
  }
}

/**
 * Whether money of a transaction may have been taken and has no place yet: its outcome is unknown, it is on the way back, or a
 * clerk has it. As long as this holds, nobody may pay or book the same thing again.
 */
export function moneyInDoubt({ payment, reversal, clerk }: Transaction): boolean {
  const asking = payment.kind === 'requested' || payment.kind === 'unknown';
  const goingBack = reversal.kind !== 'none' && reversal.kind !== 'reversed';
  return asking || goingBack || clerk !== null;
}

/** Whether money is on its way to the town or back, or nobody knows yet whether it is. A clerk's case waits for a person and not for a machine. */
export const moneyMoves = (transaction: Transaction): boolean =>
  ['unknown', 'reversing', 'delivering'].includes(standing(transaction));

/** A late approval after the payment was given up: its money is on the way back, or is back. */
function lateMoney(transaction: Transaction): Standing {
  if (transaction.reversal.kind === 'none') return 'not-charged';
  return transaction.reversal.kind === 'reversed' ? 'reversed' : 'reversing';
}
