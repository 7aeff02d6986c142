import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Money } from '../../../domain/money/index.ts';
import type { ClerkException } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { readHeard } from './read-heard.ts';
import { undoableEntry } from './reopen-exception.ts';
import { readWaitingWays, stillFits, type Waiting } from './waiting-ways.ts';
import { lastClosing, readWritten, type WhichException } from './written.ts';

type Described = Pick<z.infer<typeof ClerkException>, 'closing' | 'written' | 'waiting' | 'undo'>;
type Exception = WhichException & {
  readonly detail: string;
  readonly amount: Money | null;
  readonly closedAt: Date | null;
};

/** What people wrote about these exceptions, what waits for a second person, and what can be taken back. */
export async function describeExceptions(
  db: Kysely<Schema>,
  asked: readonly Exception[],
): Promise<(exception: Exception) => Described> {
  const writtenOf = await readWritten(db, asked);
  const heardOf = await readHeard(db, asked);
  const waitingOf = await readWaitingWays(db, asked);
  return (exception) => {
    const written = writtenOf(exception);
    const waiting = waitingOf(exception);
    return {
      closing: exception.closedAt === null ? null : lastClosing(written),
      written: [...written.entries],
      waiting: waiting !== null && stillFits(waiting, exception) ? shown(waiting) : null,
      undo: undoableEntry({ ...exception, heard: heardOf(exception) }, written),
    };
  };
}

const shown = ({ way, movesMinor, currency, finding, by, at }: Waiting): Described['waiting'] => ({
  way,
  amount: currency === null ? null : { amountMinor: movesMinor, currency },
  finding,
  by,
  at: at.toISOString(),
});
