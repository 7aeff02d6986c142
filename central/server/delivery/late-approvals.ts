import { sql } from 'kysely';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { TransactionEvent } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

type LateApproval = Extract<TransactionEvent, { kind: 'late-approval' }>;

/** The late approvals of a transaction: those in the ledger, and those that come now. */
export async function lateApprovalsOf(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionId: string,
  fresh: readonly DeliveredEntry[],
): Promise<readonly LateApproval[]> {
  const { rows } = await sql<{ event: unknown }>`
    select entry->'body'->'event' as event from journal_entries
    where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId}
      and entry->'body'->'event'->>'kind' = 'late-approval'
  `.execute(transaction);
  const kept = rows.map(({ event }) => TransactionEvent.parse(event));
  const coming = fresh.flatMap(({ entry: { body } }) =>
    body.subject === 'transaction' && body.transactionId === transactionId ? [body.event] : [],
  );
  return [...kept, ...coming].filter((event): event is LateApproval => event.kind === 'late-approval');
}
