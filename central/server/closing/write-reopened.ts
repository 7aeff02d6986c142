import { writeClerkEntry } from '../books/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { CLOSED, type ClosedBody, REOPENED } from '../ledger/index.ts';
import type { LockedException } from './one-exception.ts';

type Reopening = {
  /** What is taken back. */
  readonly entryId: number;
  readonly body: ClosedBody;
  readonly finding: string;
  readonly by: string;
  readonly at: Date;
  /** Whether the sum that it moved is moved no more. */
  readonly movesBack: boolean;
  /** What else the entry says. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Writes that what ended an exception is taken back: what was written stays, and the same sum below zero stands beside it. */
export async function writeReopened(
  transaction: DatabaseTransaction,
  { townId, kioskId, transactionId, kind }: LockedException,
  { entryId, body, finding, by, at, movesBack, facts = {} }: Reopening,
): Promise<void> {
  const { way, amount } = body;
  const entry = { townId, kioskId, transactionId, by, at };
  await writeClerkEntry(transaction, {
    ...entry,
    kind: REOPENED,
    body: { exception: kind, way, amount, finding, entryId, ...facts },
  });
  if (!movesBack || amount === null) return;
  const less = { ...amount, amountMinor: -amount.amountMinor };
  await writeClerkEntry(transaction, {
    ...entry,
    kind: CLOSED,
    body: { ...body, amount: less, finding, undoes: entryId, leftMinor: 0 },
  });
}
