import { type Kysely, type NotNull, sql } from 'kysely';
import { z } from 'zod';
import { Money } from '../../../domain/money/index.ts';
import { WayOut } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

/** The kind of a clerk's entry that ends an exception. */
export const CLOSED = 'exception-closed';
/** The kind of one that takes it back. */
export const REOPENED = 'exception-reopened';

/** Which entry it takes back. */
const ReopenedBody = z.object({ entryId: z.int() });

/** Which money of a transaction an exception is about, as central knew it when a clerk ended it. */
export const MoneyAsked = z.object({
  /** The payment request. */
  attempt: z.int().nullable(),
  /** The terminal's own id of the payment. */
  terminalTransactionId: z.string().nullable(),
});
export type MoneyAsked = z.infer<typeof MoneyAsked>;

/** What a clerk writes when they end an exception. */
export const ClosedBody = z.object({
  exception: z.string(),
  detail: z.string(),
  amount: Money.nullable(),
  way: WayOut,
  finding: z.string(),
  /** Older entries have neither. */
  money: MoneyAsked.optional(),
  /** Of a charge that was found: whether central posted it, or why its bills did not take it. */
  posting: z.string().optional(),
  /** What of the money stayed open; older entries do not say it, and left nothing. */
  leftMinor: z.int().optional(),
  confirmedBy: z.string().optional(),
  /** An entry that only takes back another: its amount is below zero. */
  undoes: z.int().optional(),
});
export type ClosedBody = z.infer<typeof ClosedBody>;

/** A clerk's word about where money of a transaction is. */
export type Settlement = MoneyAsked & {
  readonly exception: string;
  readonly way: (typeof SETTLING)[number];
  readonly amountMinor: number;
  readonly posted: boolean;
  readonly by: string;
};

const SETTLING = ['charged', 'not-charged', 'given-back', 'found-back'] as const;
const isSettling = (way: string): way is Settlement['way'] => SETTLING.some((one) => one === way);

/** What a closing's body says of a charge that central posted. */
export const POSTED = 'posted';

/** What clerks wrote of the money of these transactions, and hold to, oldest first. Transactions of which they wrote nothing are not in it. */
export async function readSettlements(
  db: Kysely<Schema>,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Settlement[]>> {
  const found = new Map<string, Settlement[]>();
  if (transactionIds.length === 0) return found;
  const rows = await db
    .selectFrom('clerk_entries')
    .select(['clerk_entry_id', 'kind', 'transaction_id', 'body', 'written_by'])
    .where('kind', 'in', [CLOSED, REOPENED])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', sql<string>`any(${[...transactionIds]}::text[])`)
    .$narrowType<{ transaction_id: NotNull }>()
    .orderBy('clerk_entry_id')
    .execute();
  const takenBack = new Set(
    rows.filter(({ kind }) => kind === REOPENED).map(({ body }) => ReopenedBody.parse(body).entryId),
  );
  for (const { clerk_entry_id, kind, transaction_id, body, written_by } of rows) {
    if (kind === REOPENED) continue;
    const { exception, way, amount, money, posting, undoes } = ClosedBody.parse(body);
    if (!isSettling(way.kind)) continue;
    // A charge that was found by mistake settles nothing.
    if (way.kind === 'charged' && (undoes !== undefined || takenBack.has(clerk_entry_id))) continue;
    const settlement = {
      exception,
      way: way.kind,
      amountMinor: amount?.amountMinor ?? 0,
      attempt: money?.attempt ?? null,
      terminalTransactionId: money?.terminalTransactionId ?? null,
      posted: posting === POSTED,
      by: written_by,
    };
    found.set(transaction_id, [...(found.get(transaction_id) ?? []), settlement]);
  }
  return found;
}
