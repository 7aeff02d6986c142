import { codeOf } from '../../domain/failure/index.ts';
import {
  hashedPartOfEntry,
  isSigned,
  JournalBody,
  type JournalEntry,
  type JournalHead,
} from '../../domain/journal/index.ts';
import { abandonDatabase, closeDatabase, inOneCommit, type JournalDatabase } from './database.ts';
import { digest } from './digest.ts';
import { eraser } from './erase-personal.ts';
import type {
  Appended,
  AppendFailure,
  AppendOptions,
  ErasedPersonal,
  Journal,
  PersonalKind,
} from './journal.ts';
import { deliveredSeq, readJournal } from './read-journal.ts';
import type { Reserve } from './reserve.ts';

/** What every entry of this start of the kiosk carries, and the clocks and key that make it. */
export type EntryMaker = {
  readonly kioskId: string;
  readonly bootId: string;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  /** Ed25519 over a hash with the kiosk's key, base64. */
  readonly sign: (hash: string) => string;
};

/** The journal over an opened database whose chain is sound and ends at `head`. */
export function writeJournal(
  database: JournalDatabase,
  reserve: Reserve,
  maker: EntryMaker,
  start: JournalHead,
): Journal {
  let head = start;
  let trouble: AppendFailure | null = reserve.fill() ? null : 'disk-full';

  const insert = database.prepare(
    'INSERT INTO entries (seq, transaction_id, kind, content) VALUES (?, ?, ?, ?)',
  );
  const keepPersonal = database.prepare(
    'INSERT INTO personal (record_id, seq, kept_at, content) VALUES (?, ?, ?, ?)',
  );
  const markDelivered = database.prepare('UPDATE delivery SET delivered_seq = ?');
  let delivered = deliveredSeq(database);
  const markOpen = database.prepare('INSERT OR IGNORE INTO open_transactions (transaction_id) VALUES (?)');
  const markClosed = database.prepare('DELETE FROM open_transactions WHERE transaction_id = ?');
  function commit(entry: JournalEntry, options: AppendOptions): void {
    const { body } = entry;
    const transactionId = body.subject === 'transaction' ? body.transactionId : null;
    inOneCommit(database, () => {
      insert.run(entry.seq, transactionId, body.event.kind, JSON.stringify(entry));
      for (const record of options.personal ?? []) {
        keepPersonal.run(record.recordId, entry.seq, entry.at, JSON.stringify(record));
      }
      if (transactionId !== null) (options.leavesOpen === false ? markClosed : markOpen).run(transactionId);
    });
  }

  function append(body: JournalBody, options: AppendOptions = {}): Appended {
    if (trouble === 'poisoned') return { kind: 'not-kept', why: 'poisoned' };
    if (trouble === 'disk-full' && !options.urgent) return { kind: 'not-kept', why: 'disk-full' };
    // An entry that could not be read back would stop every later start of the kiosk: the bug that made it is heard now.
    const entry = makeEntry(maker, head, JournalBody.parse(body));
    const failure = tryCommit(entry, options);
    if (failure === null) {
      head = { epoch: entry.epoch, seq: entry.seq, hash: entry.hash };
      return { kind: 'kept', entry };
    }
    return { kind: 'not-kept', why: failure };
  }

  function tryCommit(entry: JournalEntry, options: AppendOptions): AppendFailure | null {
    for (;;) {
      try {
        commit(entry, options);
        return null;
      } catch (error) {
        if (!isDiskFull(error)) return poison();
        trouble = 'disk-full';
        if (!options.urgent || !reserve.release()) return 'disk-full';
      }
    }
  }

  /** After a failed write or fsync nobody knows what the disk holds: nothing more is written until a new start has checked it. */
  function poison(): AppendFailure {
    trouble = 'poisoned';
    return 'poisoned';
  }

  /** The mark on the disk may lag behind: after a restart some entries are sent again, which changes nothing at central. */
  function setDelivered(seq: number): void {
    delivered = seq;
    if (trouble === 'poisoned') return;
    try {
      markDelivered.run(seq);
    } catch (error) {
      if (!isDiskFull(error)) poison();
    }
  }

  const erase = eraser(database);
  function erasePersonal(keptBefore: Readonly<Record<PersonalKind, string>>): ErasedPersonal | null {
    if (trouble !== null) return null;
    try {
      return erase(keptBefore, delivered);
    } catch (error) {
      if (!isDiskFull(error)) poison();
      return null;
    }
  }

  return {
    ...readJournal(database, () => delivered),
    append,
    setDelivered,
    erasePersonal,
    head: () => head,
    trouble: () => trouble,
    recover: () => {
      if (trouble === 'disk-full' && reserve.fill()) trouble = null;
      return trouble === null;
    },
    close: () => {
      if (trouble === 'poisoned') abandonDatabase(database);
      else closeDatabase(database);
    },
  };
}

function makeEntry(maker: EntryMaker, head: JournalHead, body: JournalBody): JournalEntry {
  const unhashed = {
    kioskId: maker.kioskId,
    epoch: head.epoch,
    seq: head.seq + 1,
    prev: head.hash,
    at: maker.now().toISOString(),
    monotonicMs: Math.max(0, Math.floor(maker.monotonicMs())),
    bootId: maker.bootId,
    body,
  };
  const hash = digest(hashedPartOfEntry({ ...unhashed, hash: '', signature: null }));
  return { ...unhashed, hash, signature: isSigned(body) ? maker.sign(hash) : null };
}

const isDiskFull = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_FULL') ?? false;
