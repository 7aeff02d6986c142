import type { Kysely } from 'kysely';
import { WayOut } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import { writeClerkEntry } from '../books/index.ts';
import { type DatabaseTransaction, isOneOf, type Schema, type Whose } from '../database/index.ts';
import type { LockedException } from './one-exception.ts';
import type { WhichException } from './written.ts';

/** A way out that waits until a second person has decided. */
export type Waiting = WhichException & {
  readonly way: WayOut;
  readonly finding: string;
  readonly movesMinor: number;
  readonly currency: string | null;
  /** What the exception said when it was asked. */
  readonly detail: string;
  readonly openMinor: number | null;
  readonly by: string;
  readonly at: Date;
};

/** Whether an exception is still what it was when the way out was asked. */
export const stillFits = (
  { way, detail, openMinor }: Waiting,
  exception: Pick<LockedException, 'detail' | 'amount' | 'closedAt'>,
): boolean =>
  // What is taken back was ended; all else is open.
  (exception.closedAt === null) === (way.kind !== 'taken-back') &&
  exception.detail === detail &&
  (exception.amount?.amountMinor ?? null) === openMinor;

/** The ways out that wait for exceptions of these transactions. */
export async function readWaitingWays(
  db: Kysely<Schema>,
  asked: readonly Whose[],
): Promise<(exception: WhichException) => Waiting | null> {
  if (asked.length === 0) return () => null;
  const rows = await db.selectFrom('waiting_closings').selectAll().where(isOneOf(asked)).execute();
  const waiting = rows.map(
    (row): Waiting => ({
      kioskId: row.kiosk_id,
      transactionId: row.transaction_id,
      kind: row.kind,
      way: WayOut.parse(row.way),
      finding: row.finding,
      movesMinor: row.moves_minor,
      currency: row.currency,
      detail: row.detail,
      openMinor: row.open_minor,
      by: row.asked_by,
      at: row.asked_at,
    }),
  );
  return ({ kioskId, transactionId, kind }) =>
    waiting.find(
      (one) => one.kioskId === kioskId && one.transactionId === transactionId && one.kind === kind,
    ) ?? null;
}

/** Keeps a way out until a second person has decided, and writes that it was asked. */
export async function askSecondPerson(
  transaction: DatabaseTransaction,
  exception: LockedException,
  asked: Pick<Waiting, 'way' | 'finding' | 'movesMinor' | 'by' | 'at'>,
): Promise<void> {
  const { townId, kioskId, transactionId, kind, detail, amount, kioskCode } = exception;
  const { way, finding, movesMinor, by, at } = asked;
  await transaction
    .insertInto('waiting_closings')
    .values({
      kiosk_id: kioskId,
      transaction_id: transactionId,
      kind,
      town_id: townId,
      detail,
      open_minor: amount?.amountMinor ?? null,
      currency: amount?.currency ?? null,
      moves_minor: movesMinor,
      way: JSON.stringify(way),
      finding,
      asked_by: by,
      asked_at: at,
    })
    .execute();
  const moves = amount === null ? null : { amountMinor: movesMinor, currency: amount.currency };
  const body = { exception: kind, way, amount: moves, finding };
  await writeClerkEntry(transaction, {
    townId,
    kioskId,
    transactionId,
    kind: 'exception-asked',
    body,
    by,
    at,
  });
  await writeAudit(transaction, at, {
    actor: by,
    action: 'ask-second-person',
    subject: `${kioskCode} ${transactionId}`,
    detail: { kind, way: way.kind, movesMinor },
  });
}

/** What waited waits no more: it was confirmed, or is declined. */
export async function forgetWaiting(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, kind }: WhichException,
): Promise<void> {
  await transaction
    .deleteFrom('waiting_closings')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('kind', '=', kind)
    .execute();
}

/** Declines what waits, and writes by whom and why. */
export async function declineWaiting(
  transaction: DatabaseTransaction,
  exception: LockedException,
  waiting: Waiting,
  { finding, by, at }: { readonly finding: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const { townId, kioskId, transactionId, kind, kioskCode } = exception;
  const { movesMinor, currency, way } = waiting;
  await forgetWaiting(transaction, waiting);
  const amount = currency === null ? null : { amountMinor: movesMinor, currency };
  const body = { exception: kind, way, amount, finding, askedBy: waiting.by };
  await writeClerkEntry(transaction, {
    townId,
    kioskId,
    transactionId,
    kind: 'exception-declined',
    body,
    by,
    at,
  });
  await writeAudit(transaction, at, {
    actor: by,
    action: 'decline-exception',
    subject: `${kioskCode} ${transactionId}`,
    detail: { kind, way: way.kind, askedBy: waiting.by },
  });
}

/** What an entry says where no one declined it: the exception changed before a second person decided. */
export const CHANGED_SINCE = 'The exception changed before a second person decided.';
