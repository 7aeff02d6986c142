import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

/** How many bills one record of the audit log names. */
const IN_A_RECORD = 100;

type AuditedList = {
  readonly townId: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly actor: string;
  readonly now: Date;
};

/**
 * Writes into the audit log what a compared list makes of each bill's amount: of those that change from what to what, of those that are
 * new their amount, of those that it withdraws what was open; in minor units, in as many records as it takes.
 */
export async function auditAmounts(
  transaction: DatabaseTransaction,
  { townId, digest, actor, now }: AuditedList,
): Promise<void> {
  const { rows } = await sql<{ words: string }>`
    select "billNumber" || ': ' || coalesce(whole_before::text, 'none') || ' to ' || whole_minor as words
    from compared_bills where change = 'new' or (change = 'other' and whole_before <> whole_minor)
    union all
    select bill_number || ': withdrawn, open ' || (bills.amount_minor - bills.paid_minor)
    from gone_bills join bills using (bill_id, bill_number) where withdraws
    order by words`.execute(transaction);
  for (let from = 0; from < rows.length; from += IN_A_RECORD) {
    const named = rows.slice(from, from + IN_A_RECORD);
    const detail = { file: digest, bills: named.map(({ words }) => words).join('; ') };
    await writeAudit(transaction, now, { actor, action: 'import-bills-amounts', subject: townId, detail });
  }
}
