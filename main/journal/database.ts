import Database from 'libsql';

/** The journal's tables. `content` is the whole entry as JSON; the other columns are only for finding it. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY,
    transaction_id TEXT,
    kind TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS entries_of_transaction ON entries (transaction_id, seq) WHERE transaction_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_of_kind ON entries (kind);
  CREATE TABLE IF NOT EXISTS personal (
    record_id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    content TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS personal_of_entry ON personal (seq);
  CREATE TABLE IF NOT EXISTS open_transactions (transaction_id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS delivery (one INTEGER PRIMARY KEY CHECK (one = 1), delivered_seq INTEGER NOT NULL) STRICT;
  INSERT OR IGNORE INTO delivery (one, delivered_seq) VALUES (1, 0);
  CREATE TRIGGER IF NOT EXISTS entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS entries_are_never_deleted BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`;

export type JournalDatabase = Database.Database;

/**
 * Opens the one connection to an encrypted journal file. Throws when the file is not a journal, the key is wrong, or
 * the durability that the journal stands on cannot be guaranteed.
 *
 * One connection only, exclusively locked: this SQLite (3.45) has the WAL-reset bug, which needs two. `synchronous` is
 * set after `journal_mode`, because switching to WAL can reset it, and is read back.
 */
export function openDatabase(path: string, key: string): JournalDatabase {
  const database = new Database(path, {
    encryptionCipher: 'aes256cbc',
    encryptionKey: key,
  } as Database.Options);
  try {
    if (pragma(database, 'journal_mode=WAL') !== 'wal')
      throw new Error('the journal cannot use write-ahead logging');
    database.exec('PRAGMA synchronous=FULL');
    if (pragma(database, 'synchronous') !== 2) throw new Error('the journal cannot be made durable');
    if (pragma(database, 'locking_mode=EXCLUSIVE') !== 'exclusive')
      throw new Error('the journal cannot be locked');
    // What is erased is written over, not only left out.
    database.exec('PRAGMA secure_delete=ON');
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Closes the file and lets go of its lock. The library keeps the connection until its statements are collected, and a
 * connection in WAL mode holds a lock as long as it lives: so the mode is left first, and then the lock given back.
 */
export function closeDatabase(database: JournalDatabase): void {
  pragma(database, 'journal_mode=DELETE');
  pragma(database, 'locking_mode=NORMAL');
  oneRow(database.prepare('SELECT count(*) FROM sqlite_schema'));
  database.close();
}

/** Lets go of a file that can no longer be written to. */
export function abandonDatabase(database: JournalDatabase): void {
  try {
    database.close();
  } catch {
    // The file could not even be closed; the next start checks it either way.
  }
}

/** Does the work in one commit: all of it is on the disk, or none. What the work or the commit throws is thrown on. */
export function inOneCommit(database: JournalDatabase, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: JournalDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite rolls back by itself when the disk is full or fails; the first error is the one that counts.
  }
}

/** SQLite's own check of the file's structure: null when it is sound, else its first complaint. */
export function structureProblem(database: JournalDatabase): string | null {
  const result = pragma(database, 'quick_check');
  return result === 'ok' ? null : String(result);
}

function pragma(database: JournalDatabase, statement: string): unknown {
  const row: unknown = oneRow(database.prepare(`PRAGMA ${statement}`));
  if (typeof row !== 'object' || row === null) return undefined;
  return Object.entries(row).find(([name]) => name !== '_metadata')?.[1];
}

/**
 * The first row, or undefined. Not by the library's `get`: it leaves the statement in the middle of its rows, and with it
 * a read transaction open.
 */
export function oneRow(statement: Database.Statement, ...parameters: readonly unknown[]): unknown {
  return statement.all(...parameters)[0];
}
