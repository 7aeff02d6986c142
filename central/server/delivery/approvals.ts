import { sql } from 'kysely';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import {
  type ApprovedPayment,
  type Transaction,
  TransactionEvent,
} from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

export type Whose = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly now: Transaction | null;
};
type Approval = { readonly attempt: number; readonly payment: ApprovedPayment };
type LateApproval = Extract<TransactionEvent, { kind: 'late-approval' }>;

/** What the terminal approved for a transaction, at once or late, as far as the kiosk has told it in the ledger and by what comes now. */
export async function approvalsOf(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, now }: Whose,
  fresh: readonly DeliveredEntry[],
): Promise<readonly Approval[]> {
  const late = await lateApprovalsOf(transaction, kioskId, transactionId, fresh);
  return now?.payment.kind === 'approved' ? [now.payment, ...late] : late;
}

/** The terminal's own ids of the payments that were approved for a request. */
export const idsOf = (approvals: readonly Approval[], attempt: number | null): readonly string[] =>
  approvals.filter((one) => one.attempt === attempt).map(({ payment }) => payment.terminalTransactionId);

async function lateApprovalsOf(
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
