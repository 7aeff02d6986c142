import { existsSync } from 'node:fs';
import { messageOf } from '../../domain/failure/index.ts';
import type { VerifySignature } from '../../domain/journal/index.ts';
import { type ChainCheck, checkChain } from './check-chain.ts';
import { closeDatabase, type JournalDatabase, openDatabase, structureProblem } from './database.ts';
import type { Journal } from './journal.ts';
import { createReserve } from './reserve.ts';
import { type EntryMaker, writeJournal } from './write-journal.ts';

export type JournalSettings = {
  /** Where the file is. Its folder exists. */
  readonly path: string;
  /** The key of the file's cipher. */
  readonly key: string;
  readonly kioskId: string;
  readonly epoch: number;
  /** Whether this kiosk has written a journal before: then a missing file is a broken journal, not a new one. */
  readonly begun: boolean;
  readonly verify: VerifySignature;
  readonly maker: EntryMaker;
};

export type OpenedJournal =
  | { readonly kind: 'open'; readonly journal: Journal }
  /** The journal is not what this kiosk wrote. It is left as it is: staff have to look at it. */
  | { readonly kind: 'broken'; readonly why: string };

/** Opens the kiosk's journal, or begins it; checks the file and the whole chain first and never repairs by itself. */
export function openJournal(settings: JournalSettings): OpenedJournal {
  if (settings.begun && !existsSync(settings.path))
    return { kind: 'broken', why: 'the journal file is missing' };
  let database: JournalDatabase;
  try {
    database = openDatabase(settings.path, settings.key);
  } catch (error) {
    return { kind: 'broken', why: `the journal cannot be opened: ${messageOf(error)}` };
  }
  const check = checkAll(database, settings);
  if (check.kind === 'broken') {
    closeDatabase(database);
    return { kind: 'broken', why: check.seq === 0 ? check.why : `entry ${check.seq}: ${check.why}` };
  }
  if (settings.begun && check.head.seq === 0) {
    closeDatabase(database);
    return { kind: 'broken', why: 'the journal is empty, and this kiosk has written one' };
  }
  const journal = writeJournal(
    database,
    createReserve(`${settings.path}.reserve`),
    settings.maker,
    check.head,
  );
  return { kind: 'open', journal };
}

function checkAll(database: JournalDatabase, settings: JournalSettings): ChainCheck {
  try {
    const problem = structureProblem(database);
    if (problem !== null) return { kind: 'broken', seq: 0, why: `the journal file is damaged: ${problem}` };
    return checkChain(database, settings.kioskId, settings.epoch, settings.verify);
  } catch (error) {
    return { kind: 'broken', seq: 0, why: `the journal cannot be read: ${messageOf(error)}` };
  }
}
