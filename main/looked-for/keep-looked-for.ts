import { readFile, stat } from 'node:fs/promises';
import { codeOf, messageOf } from '../../domain/failure/index.ts';
import { afterSession, type LookedFor, LookedForCounts } from '../../domain/looked-for/index.ts';
import { createTurns } from '../../hardware/timers/index.ts';
import { type Disk, replaceFile } from '../../slots/index.ts';
import type { Log } from '../log/index.ts';

/** What residents look for, counted at this kiosk by day and entry. */
export type KeptLookedFor = {
  /** Nothing until the file has been read. */
  readonly counts: () => LookedForCounts;
  /** A session is over, and has opened these. What is too old is forgotten. */
  readonly sessionOver: (opened: readonly LookedFor[], today: string) => void;
  /** Waits until what was counted is on the disk, or could not be brought there. */
  readonly close: () => Promise<void>;
};

export type KeptLookedForParts = {
  readonly file: string;
  readonly disk: Disk;
  readonly log: Log;
};

/** More than all days and entries that are kept need. */
const LARGEST_FILE_BYTES = 1_000_000;

/**
 * Keeps the counts in a file, which is replaced whole after a session. They are of use and no more: a file that is damaged is forgotten, one that
 * cannot be written leaves them in memory, and nobody waits for either.
 */
export function keepLookedFor({ file, disk, log }: KeptLookedForParts): KeptLookedFor {
  let counts: LookedForCounts = {};
  let onDisk = textOf(counts);
  const inTurn = createTurns();
  const failed = (error: unknown): void =>
    log('looked-for-not-kept', { why: codeOf(error) ?? messageOf(error) });

  async function read(): Promise<void> {
    try {
      counts = await readCounts(file);
      onDisk = textOf(counts);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') log('looked-for-forgotten', { why: codeOf(error) ?? 'damaged' });
    }
  }

  async function keep(opened: readonly LookedFor[], today: string): Promise<void> {
    counts = afterSession(counts, opened, today);
    const text = textOf(counts);
    if (text === onDisk) return;
    await replaceFile(disk, file, text);
    onDisk = text;
  }

  void inTurn(read);
  return {
    counts: () => counts,
    sessionOver: (opened, today) => void inTurn(() => keep(opened, today)).catch(failed),
    close: () => inTurn(async () => undefined),
  };
}

const textOf = (counts: LookedForCounts): string => JSON.stringify(counts);

async function readCounts(file: string): Promise<LookedForCounts> {
  if ((await stat(file)).size > LARGEST_FILE_BYTES) throw new Error('too large');
  return LookedForCounts.parse(JSON.parse(await readFile(file, 'utf8')));
}
