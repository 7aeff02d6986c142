import type { PersonalRecord } from '../../domain/personal/index.ts';
import {
  type Applied,
  apply,
  begin,
  fold,
  nextStep,
  type Transaction,
  type TransactionEvent,
  type TransactionEventKind,
} from '../../domain/transaction/index.ts';
import type { RunnerParts } from './parts.ts';

/** These begin something: on a full disk they are refused. All others tell of what has happened already. */
const BEGINNINGS: ReadonlySet<TransactionEventKind> = new Set([
  'started',
  'details-given',
  'priced',
  'found-free',
  'confirmed',
  'payment-requested',
]);

export type Recorded =
  | { readonly kind: 'recorded'; readonly transaction: Transaction }
  | { readonly kind: 'impossible'; readonly why: string }
  | { readonly kind: 'not-kept' };

/** The transactions that are under way, as their journal entries make them. An event counts when it is on the disk. */
export type Book = {
  readonly get: (transactionId: string) => Transaction | null;
  readonly record: (
    transactionId: string,
    event: TransactionEvent,
    personal?: readonly PersonalRecord[],
  ) => Recorded;
  /** Reads the transactions that a restart cut off. */
  readonly load: () => readonly Transaction[];
  readonly forget: (transactionId: string) => void;
  readonly all: () => readonly Transaction[];
};

export function createBook(parts: Pick<RunnerParts, 'journal' | 'delivery' | 'onChange' | 'onStuck'>): Book {
  const transactions = new Map<string, Transaction>();

  function record(
    transactionId: string,
    event: TransactionEvent,
    personal: readonly PersonalRecord[] = [],
  ): Recorded {
    const before = transactions.get(transactionId);
    const result: Applied = before ? apply(before, event) : begin(transactionId, event);
    if (result.kind === 'impossible') return result;
    const appended = parts.journal.append(
      { subject: 'transaction', transactionId, event },
      {
        personal,
        leavesOpen: nextStep(result.transaction).kind !== 'done',
        urgent: !BEGINNINGS.has(event.kind),
      },
    );
    if (appended.kind === 'not-kept') {
      parts.onStuck(appended.why);
      return { kind: 'not-kept' };
    }
    transactions.set(transactionId, result.transaction);
    parts.delivery.wake();
    parts.onChange(transactionId);
    return { kind: 'recorded', transaction: result.transaction };
  }

  return {
    get: (transactionId) => transactions.get(transactionId) ?? null,
    record,
    load: () => {
      for (const transactionId of parts.journal.openTransactions()) {
        const result = fold(transactionId, parts.journal.eventsOf(transactionId));
        if (result.kind === 'impossible') throw new Error(`transaction ${transactionId}: ${result.why}`);
        transactions.set(transactionId, result.transaction);
      }
      return [...transactions.values()];
    },
    forget: (transactionId) => {
      transactions.delete(transactionId);
    },
    all: () => [...transactions.values()],
  };
}
