import { sql } from 'kysely';
import type { DeliveryRefusal } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Projection } from './project-transactions.ts';

type Approval = Projection['approvals'][number];

/** What central did with an approved payment. Written once, never changed. */
export type Posting = {
  readonly transactionId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** The sum per bill; of a refused payment none is kept. */
  readonly lines: ReadonlyMap<string, number>;
  readonly refusal: DeliveryRefusal | null;
};

type OpenBillRow = { readonly currency: string; openMinor: number };

/**
 * Posts approved payments to their bills: a payment whole or not at all. The bills' rows are locked in the order of their
 * ids, as holds lock them, so that two kiosks never pay the same money's worth of one bill.
 */
export async function postPayments(
  transaction: DatabaseTransaction,
  kiosk: { readonly kioskId: string; readonly townId: string },
  approvals: readonly Approval[],
  now: Date,
): Promise<readonly Posting[]> {
  if (approvals.length === 0) return [];
  const open = await lockBills(transaction, kiosk.townId, approvals);
  const postings = approvals.map((approval) => decide(approval, open));
  await transaction
    .insertInto('postings')
    .values(
      postings.map((posting) => ({
        kiosk_id: kiosk.kioskId,
        transaction_id: posting.transactionId,
        town_id: kiosk.townId,
        outcome: posting.refusal === null ? 'accepted' : 'refused',
        reason: posting.refusal,
        amount_minor: posting.amountMinor,
        currency: posting.currency,
        posted_at: now,
      })),
    )
    .execute();
  await saveLines(transaction, kiosk, postings);
  return postings;
}

async function lockBills(
  transaction: DatabaseTransaction,
  townId: string,
  approvals: readonly Approval[],
): Promise<Map<string, OpenBillRow>> {
  const billIds = [...new Set(approvals.flatMap(({ state }) => state.lines.map((line) => line.billId)))];
  const rows = await transaction
    .selectFrom('bills')
    .select(['bill_id', 'currency', 'amount_minor', 'paid_minor'])
    .where('town_id', '=', townId)
    .where('bill_id', '=', sql<string>`any(${billIds}::text[])`)
    .orderBy('bill_id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.bill_id,
      { currency: row.currency, openMinor: row.amount_minor - row.paid_minor },
    ]),
  );
}

function decide({ state, payment }: Approval, open: Map<string, OpenBillRow>): Posting {
  const { amountMinor, currency } = payment.amount;
  const lines = new Map<string, number>();
  for (const line of state.lines) lines.set(line.billId, (lines.get(line.billId) ?? 0) + line.amountMinor);
  const posting = { transactionId: state.transactionId, amountMinor, currency, lines };
  const refusal = whyRefused(lines, currency, open);
  if (refusal !== null) return { ...posting, lines: new Map(), refusal };
  for (const [billId, amount] of lines) {
    const bill = open.get(billId);
    if (bill) bill.openMinor -= amount;
  }
  return { ...posting, refusal: null };
}

function whyRefused(
  lines: ReadonlyMap<string, number>,
  currency: string,
  open: ReadonlyMap<string, OpenBillRow>,
): DeliveryRefusal | null {
  const bills = [...lines].map(([billId, amount]) => ({ bill: open.get(billId), amount }));
  if (bills.some(({ bill }) => bill === undefined || bill.currency !== currency)) return 'unknown-bill';
  if (bills.some(({ bill }) => bill?.openMinor === 0)) return 'already-paid';
  return bills.some(({ bill, amount }) => amount > (bill?.openMinor ?? 0)) ? 'overpaid' : null;
}

async function saveLines(
  transaction: DatabaseTransaction,
  kiosk: { readonly kioskId: string; readonly townId: string },
  postings: readonly Posting[],
): Promise<void> {
  const lines = postings.flatMap((posting) =>
    [...posting.lines].map(([bill_id, amount_minor]) => ({
      kiosk_id: kiosk.kioskId,
      transaction_id: posting.transactionId,
      town_id: kiosk.townId,
      bill_id,
      amount_minor,
    })),
  );
  if (lines.length === 0) return;
  await transaction.insertInto('posting_lines').values(lines).execute();
  await sql`
    update bills set paid_minor = paid_minor + paid.amount from (
      select bill_id, sum(amount)::bigint as amount from unnest(
        ${lines.map((line) => line.bill_id)}::text[],
        ${lines.map((line) => line.amount_minor)}::bigint[]
      ) as line (bill_id, amount) group by bill_id
    ) as paid
    where bills.town_id = ${kiosk.townId} and bills.bill_id = paid.bill_id
  `.execute(transaction);
}
