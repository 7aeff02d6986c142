import { type Kysely, sql } from 'kysely';
import { storable } from '../../../domain/text/index.ts';
import type { Schema } from '../database/index.ts';
import { type ExceptionChange, MONEY_EXCEPTIONS } from './exception.ts';

const LONGEST_DETAIL = 300;

type Saying = Exclude<ExceptionChange, { change: 'close' }>;

/**
 * Opens and closes exceptions. Of several changes of one exception the last counts; what restates one that an earlier change opened or
 * closed leaves it so. One that is open already says what the newest change says; a closed one opens again.
 */
export async function changeExceptions(
  db: Kysely<Schema>,
  kioskId: string,
  changes: readonly ExceptionChange[],
  now: Date,
): Promise<void> {
  const last = lastOfEach(changes);
  const closed = last.filter(({ change }) => change === 'close');
  const said = last.filter((change): change is Saying => change.change !== 'close');
  if (closed.length > 0) {
    await sql`
      update exceptions set closed_at = ${now}
      from unnest(
        ${closed.map(({ transactionId }) => transactionId)}::text[], ${closed.map(({ kind }) => kind)}::text[]
      ) as over (transaction_id, kind)
      where exceptions.kiosk_id = ${kioskId}::uuid and exceptions.transaction_id = over.transaction_id
        and exceptions.kind = over.kind and exceptions.closed_at is null
    `.execute(db);
  }
  for (const { transactionId, kind, change, detail, amount } of said) {
    const known = {
      detail: storable(detail.slice(0, LONGEST_DETAIL)),
      amount_minor: amount?.amountMinor ?? null,
      currency: amount?.currency ?? null,
    };
    const which = { kiosk_id: kioskId, transaction_id: transactionId, kind };
    if (change === 'restate')
      await db
        .updateTable('exceptions')
        .set(known)
        .where(({ and }) => and(which))
        .where('closed_at', 'is', null)
        .execute();
    else
      await db
        .insertInto('exceptions')
        .values({ ...which, ...known, opened_at: now })
        .onConflict((conflict) =>
          conflict.columns(['kiosk_id', 'transaction_id', 'kind']).doUpdateSet({ ...known, closed_at: null }),
        )
        .execute();
  }
}

/** The last change of each exception, as if those before it had been made. */
function lastOfEach(changes: readonly ExceptionChange[]): readonly ExceptionChange[] {
  const last = new Map<string, ExceptionChange>();
  for (const change of changes) {
    const key = `${change.kind} ${change.transactionId}`;
    last.set(key, following(last.get(key), change));
  }
  return [...last.values()];
}

function following(before: ExceptionChange | undefined, change: ExceptionChange): ExceptionChange {
  if (change.change !== 'restate' || before === undefined || before.change === 'restate') return change;
  return before.change === 'close' ? before : { ...change, change: 'open' };
}

/** Which of these transactions have an open exception about money. */
export async function openMoneyExceptions(
  db: Kysely<Schema>,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (transactionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('exceptions')
    .select('transaction_id')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...transactionIds])
    .where('kind', 'in', [...MONEY_EXCEPTIONS])
    .where('closed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.transaction_id));
}
