import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Refund, readRefunds } from '../../wire/index.ts';
import { type Database, inTransaction, type Schema, type Whose } from '../database/index.ts';
import { readRefundable } from './refundable.ts';

type Row = z.infer<typeof Refund>;

/** The refunds that wait, oldest first; or all, newest first. */
export async function listRefundRows(
  db: Kysely<Schema>,
  {
    ended,
    limit,
    townId = null,
    whose,
  }: {
    readonly ended: boolean;
    readonly limit: number;
    readonly townId?: string | null;
    readonly whose?: Whose;
  },
): Promise<Row[]> {
  const rows = await db
    .selectFrom('refunds')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'refunds.kiosk_id')
    .leftJoin('bills', (join) =>
      join.onRef('bills.town_id', '=', 'refunds.town_id').onRef('bills.bill_id', '=', 'refunds.bill_id'),
    )
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'refunds.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'refunds.transaction_id'),
    )
    .selectAll('refunds')
    .select(['kiosks.code', 'bills.bill_number', 'transactions.reference as paid_reference'])
    .$if(townId !== null, (query) => query.where('refunds.town_id', '=', townId ?? ''))
    .$if(!ended, (query) => query.where('refunds.state', 'in', ['asked', 'approved']))
    .$if(whose !== undefined, (query) =>
      query
        .where('refunds.kiosk_id', '=', whose?.kioskId ?? '')
        .where('refunds.transaction_id', '=', whose?.transactionId ?? ''),
    )
    .orderBy('refunds.asked_at', ended ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    refundId: row.refund_id,
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    transactionId: row.transaction_id,
    reference: row.paid_reference,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    billNumber: row.bill_number,
    reason: row.reason,
    state: row.state as Row['state'],
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    approvedBy: row.decided_by,
    how: row.how,
    doneReference: row.reference,
    endedBy: row.ended_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    note: row.note,
  }));
}

/** The refunds of one transaction, and what can still be refunded of it. */
export async function readRefundsOf(
  db: Database,
  whose: Whose,
): Promise<z.infer<typeof readRefunds.response>> {
  return inTransaction(db, async (transaction) => {
    const refunds = await listRefundRows(transaction, { ended: true, limit: 200, whose });
    const possible = await readRefundable(transaction, whose);
    if (possible.kind === 'not-possible') return { refunds, possible };
    const billIds = [...possible.byBill.keys()];
    const numbers =
      billIds.length === 0
        ? []
        : await transaction
            .selectFrom('bills')
            .innerJoin('kiosks', 'kiosks.town_id', 'bills.town_id')
            .select(['bill_id', 'bill_number'])
            .where('kiosks.kiosk_id', '=', whose.kioskId)
            .where('bill_id', 'in', billIds)
            .orderBy('bill_number')
            .execute();
    const bills = numbers.map((row) => ({
      billId: row.bill_id,
      billNumber: row.bill_number,
      amountMinor: possible.byBill.get(row.bill_id) ?? 0,
    }));
    return { refunds, possible: { kind: 'possible', total: possible.total, bills } };
  });
}
