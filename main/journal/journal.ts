import type { DeliveredEntry, JournalBody, JournalEntry, JournalHead } from '../../domain/journal/index.ts';
import type { PersonalData, PersonalRecord } from '../../domain/personal/index.ts';
import type { PlacedEvent } from '../../domain/totals/index.ts';
import type { TransactionEvent, TransactionEventKind } from '../../domain/transaction/index.ts';

/** Why an entry could not be kept. Nothing of it is in the journal then. */
export type AppendFailure = 'disk-full' | 'poisoned';

export type Appended =
  | { readonly kind: 'kept'; readonly entry: JournalEntry }
  | { readonly kind: 'not-kept'; readonly why: AppendFailure };

export type AppendOptions = {
  /** Records that the entry refers to, kept beside it in the same commit. */
  readonly personal?: readonly PersonalRecord[];
  /** Whether the entry's transaction still has something to do after it: only such are picked up after a restart. */
  readonly leavesOpen?: boolean;
  /** Results of what a device has done already may use the reserve of a full disk; intents may not. */
  readonly urgent?: boolean;
};

export type PersonalKind = PersonalData['kind'];

/** How many personal records were erased, and how many were due but held. */
export type ErasedPersonal = { readonly erased: number; readonly held: number };

/** What is in the journal and what becomes of it. When `append` returns `kept`, the entry is on the disk. */
export interface Journal {
  append(body: JournalBody, options?: AppendOptions): Appended;
  head(): JournalHead;
  /** Null while the journal can be written to. */
  trouble(): AppendFailure | null;
  /** Tries to make the reserve again after a full disk; true when the journal is without trouble. */
  recover(): boolean;
  /** The next entries that central does not have, oldest first. */
  undelivered(limit: number): readonly DeliveredEntry[];
  waiting(): number;
  /** When the oldest entry about money that central does not have was written, by the clock of then; null for none. */
  moneyWaitingSince(): string | null;
  /** Central has everything up to this entry. A smaller number than before sends the rest again. */
  setDelivered(seq: number): void;
  /** The entry in which a transaction's payment was approved. */
  approvalOf(transactionId: string): DeliveredEntry | null;
  /** The latest entries of a kind, the newest first. */
  latest(kind: JournalBody['event']['kind'], limit: number): readonly JournalEntry[];
  /** The transactions that have an entry of one of these kinds after this one. */
  transactionsSince(seq: number, kinds: readonly TransactionEventKind[]): readonly string[];
  openTransactions(): readonly string[];
  eventsOf(transactionId: string): readonly TransactionEvent[];
  /** The same, each with its place in the journal. */
  placedEventsOf(transactionId: string): readonly PlacedEvent[];
  personal(recordId: string): PersonalData | null;
  /**
   * Erases personal records kept before their kind's time (ISO 8601); the chain stays whole. What central does not have yet, and
   * what belongs to a transaction that is not over, is held. Null when the disk did not take it.
   */
  erasePersonal(keptBefore: Readonly<Record<PersonalKind, string>>): ErasedPersonal | null;
  /** Writes an encrypted copy of the whole journal, for a backup. */
  copyTo(path: string): void;
  close(): void;
}
