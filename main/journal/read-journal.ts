import { type DeliveredEntry, JournalEntry } from '../../domain/journal/index.ts';
import { PersonalRecord } from '../../domain/personal/index.ts';
import type { PlacedEvent } from '../../domain/totals/index.ts';
import type { TransactionEventKind } from '../../domain/transaction/index.ts';
import { type JournalDatabase, oneRow } from './database.ts';
import type { Journal } from './journal.ts';

type ReadSide = Pick<
  Journal,
  | 'undelivered'
  | 'waiting'
  | 'moneyWaitingSince'
  | 'approvalOf'
  | 'latest'
  | 'transactionsSince'
  | 'openTransactions'
  | 'eventsOf'
  | 'placedEventsOf'
  | 'personal'
  | 'copyTo'
>;

/** Entries that tell of money which a card was charged, or may have been. */
const OF_MONEY: readonly TransactionEventKind[] = [
  'payment-requested',
  'payment-approved',
  'payment-unknown',
  'late-approval',
  'late-doubt',
  'reversed',
];

/** How far central had the journal when it was last noted. */
export function deliveredSeq(database: JournalDatabase): number {
  const row = oneRow(database.prepare('SELECT delivered_seq FROM delivery')) as { delivered_seq: number };
  return row.delivered_seq;
}

/** The questions that can be asked of a journal, and the upkeep that does not touch the chain. They are answered also when nothing can be written any more. */
export function readJournal(database: JournalDatabase, delivered: () => number): ReadSide {
  const entriesAfter = database.prepare('SELECT content FROM entries WHERE seq > ? ORDER BY seq LIMIT ?');
  const countAfter = database.prepare('SELECT count(*) AS count FROM entries WHERE seq > ?');
  const moneyAfter = database.prepare(
    'SELECT content FROM entries WHERE seq > ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT 1',
  );
  const personalOf = database.prepare('SELECT content FROM personal WHERE seq = ? AND content IS NOT NULL');
  const approval = database.prepare(
    "SELECT content FROM entries WHERE transaction_id = ? AND kind IN ('payment-approved', 'submitted') ORDER BY seq LIMIT 1",
  );
  const ofKind = database.prepare('SELECT content FROM entries WHERE kind = ? ORDER BY seq DESC LIMIT ?');
  const ofTransaction = database.prepare('SELECT content FROM entries WHERE transaction_id = ? ORDER BY seq');
  const since = database.prepare(
    'SELECT DISTINCT transaction_id FROM entries WHERE seq > ? AND kind IN (SELECT value FROM json_each(?)) AND transaction_id IS NOT NULL',
  );
  const personalById = database.prepare(
    'SELECT content FROM personal WHERE record_id = ? AND content IS NOT NULL',
  );

  const deliverable = (row: unknown): DeliveredEntry => {
    const entry = JournalEntry.parse(contentOf(row));
    const personal = personalOf.all(entry.seq).map((record) => PersonalRecord.parse(contentOf(record)));
    return { entry, personal };
  };

  return {
    undelivered: (limit) => entriesAfter.all(delivered(), limit).map(deliverable),
    waiting: () => (oneRow(countAfter, delivered()) as { count: number }).count,
    moneyWaitingSince: () => {
      const row: unknown = oneRow(moneyAfter, delivered(), JSON.stringify(OF_MONEY));
      return row ? JournalEntry.parse(contentOf(row)).at : null;
    },
    approvalOf: (transactionId) => {
      const row: unknown = oneRow(approval, transactionId);
      return row ? deliverable(row) : null;
    },
    latest: (kind, limit) => ofKind.all(kind, limit).map((row) => JournalEntry.parse(contentOf(row))),
    transactionsSince: (seq, kinds) =>
      since.all(seq, JSON.stringify(kinds)).map((row) => (row as { transaction_id: string }).transaction_id),
    openTransactions: () =>
      database
        .prepare('SELECT transaction_id FROM open_transactions')
        .all()
        .map((row) => (row as { transaction_id: string }).transaction_id),
    eventsOf: (transactionId) => ofTransaction.all(transactionId).map((row) => placedEventOf(row).event),
    placedEventsOf: (transactionId) => ofTransaction.all(transactionId).map(placedEventOf),
    personal: (recordId) => {
      const row: unknown = oneRow(personalById, recordId);
      return row ? PersonalRecord.parse(contentOf(row)).data : null;
    },
    copyTo: (path) => {
      database.prepare('VACUUM INTO ?').run(path);
    },
  };
}

const contentOf = (row: unknown): unknown => JSON.parse((row as { content: string }).content);

function placedEventOf(row: unknown): PlacedEvent {
  const { seq, body } = JournalEntry.parse(contentOf(row));
  if (body.subject !== 'transaction')
    throw new Error('an entry of a transaction that tells of something else');
  return { seq, event: body.event };
}
