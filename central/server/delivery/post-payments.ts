import { type RawBuilder, sql } from 'kysely';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { billLines, type DeliveryRefusal } from '../../../domain/transaction/index.ts';
import { readHoldKey, sumsPerBill, vouchesFor } from '../bills/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { ExceptionChange, WritingKiosk } from '../ledger/index.ts';
import { decideSubmissions } from '../submissions/index.ts';
import type { Claimed } from './project-transactions.ts';

/** What central did with an approved payment, or with a free submission. Written once, never changed. */
export type Posting = {
  readonly transactionId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** The sum per bill; of a refused payment none is kept. */
  readonly lines: ReadonlyMap<string, number>;
  readonly refusal: PostingRefusal | null;
};

/** `not-held`: central never held these bills for this payment, so nobody has checked that they are what it says. */
export type PostingRefusal = DeliveryRefusal | 'not-held';

/** What a clerk gets of a posting: nothing, unless it was refused. */
export const refusedPayment = ({
  transactionId,
  refusal,
  amountMinor,
  currency,
}: Posting): ExceptionChange[] => {
  if (refusal === null) return [];
  const opened = { transactionId, change: 'open', detail: refusal } as const;
  return amountMinor === 0
    ? [{ ...opened, kind: 'refused-submission', amount: null }]
    : [{ ...opened, kind: 'refused-payment', amount: { amountMinor, currency } }];
};

/** ISO 4217: a transaction without money. */
const NO_CURRENCY = 'XXX';

type OpenBillRow = { readonly currency: string; openMinor: number };

/**
 * Decides about approved payments: each is accepted whole or refused whole. The bills' rows are locked in the order of
 * their ids, as holds lock them, so that two kiosks never pay the same money's worth of one bill.
 */
export async function decidePayments(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  approvals: readonly Claimed[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<readonly Posting[]> {
  if (approvals.length === 0) return [];
  const open = await lockBills(transaction, kiosk.townId, approvals);
  const forms = approvals.filter(({ state }) => billLines(state.lines).length === 0);
  const refusals = await decideSubmissions(transaction, kiosk, forms, fresh, now);
  // Where no bill is paid nothing was held under a number.
  const wasHeld =
    forms.length < approvals.length ? await holdChecker(transaction, kiosk.kioskId) : () => false;
  return approvals.map((approval) => {
    const refusal = refusals.get(approval.state.transactionId);
    if (refusal !== undefined) return withoutLines(approval, refusal);
    return wasHeld(approval) ? decide(approval, open) : withoutLines(approval, 'not-held');
  });
}

/** A form's fees belong to no bill; of what cost nothing the posting says that it was taken; what is refused pays none. */
const withoutLines = ({ state, payment }: Claimed, refusal: PostingRefusal | null): Posting => ({
  transactionId: state.transactionId,
  amountMinor: payment?.payment.amount.amountMinor ?? 0,
  currency: payment?.payment.amount.currency ?? NO_CURRENCY,
  lines: new Map(),
  refusal,
});

/** The statements that write what was decided: the postings, their lines, and what is paid of the bills. */
export function postingStatements(
  { kioskId, townId }: WritingKiosk,
  postings: readonly Posting[],
  now: Date,
): RawBuilder<unknown>[] {
  if (postings.length === 0) return [];
  const lines = postings.flatMap(({ transactionId, lines: of }) =>
    [...of].map(([billId, amountMinor]) => ({ transactionId, billId, amountMinor })),
  );
  const billIds = lines.map((line) => line.billId);
  const amounts = lines.map((line) => line.amountMinor);
  return [
    sql`
      insert into postings (kiosk_id, town_id, posted_at, transaction_id, outcome, reason, amount_minor, currency, number)
      select ${kioskId}::uuid, ${townId}, ${now}::timestamptz, posted.*, ${numberOf(kioskId, 'posted')} from unnest(
        ${postings.map((posting) => posting.transactionId)}::text[],
        ${postings.map((posting) => (posting.refusal === null ? 'accepted' : 'refused'))}::text[],
        ${postings.map((posting) => posting.refusal)}::text[],
        ${postings.map((posting) => posting.amountMinor)}::bigint[],
        ${postings.map((posting) => posting.currency)}::text[]
      ) as posted (transaction_id, outcome, reason, amount_minor, currency)`,
    sql`
      insert into posting_lines (kiosk_id, town_id, transaction_id, bill_id, amount_minor, number)
      select ${kioskId}::uuid, ${townId}, line.*, ${numberOf(kioskId, 'line')} from unnest(
        ${lines.map((line) => line.transactionId)}::text[], ${billIds}::text[], ${amounts}::bigint[]
      ) as line (transaction_id, bill_id, amount_minor)`,
    sql`
      update bills set paid_minor = paid_minor + paid.amount from (
        select bill_id, sum(amount)::bigint as amount
        from unnest(${billIds}::text[], ${amounts}::bigint[]) as line (bill_id, amount) group by bill_id
      ) as paid
      where bills.town_id = ${townId} and bills.bill_id = paid.bill_id`,
  ];
}

/** The first, unless people have taken back those before: then the key lets no one post twice. */
const numberOf = (kioskId: string, table: string): RawBuilder<number> => sql`(
  select 1 + count(*) from postings_taken_back as back
  where back.kiosk_id = ${kioskId}::uuid and back.transaction_id = ${sql.ref(table)}.transaction_id
)`;

async function lockBills(
  transaction: DatabaseTransaction,
  townId: string,
  approvals: readonly Claimed[],
): Promise<Map<string, OpenBillRow>> {
  const billIds = [
    ...new Set(approvals.flatMap(({ state }) => billLines(state.lines).map((line) => line.billId))),
  ];
  const rows = await transaction
    .selectFrom('bills')
    .select(['bill_id', 'currency', 'amount_minor', 'paid_minor', 'withdrawn_at'])
    .where('town_id', '=', townId)
    .where('bill_id', '=', sql<string>`any(${billIds}::text[])`)
    .orderBy('bill_id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.bill_id,
      {
        currency: row.currency,
        openMinor: row.withdrawn_at === null ? row.amount_minor - row.paid_minor : 0,
      },
    ]),
  );
}

function decide(approval: Claimed, open: Map<string, OpenBillRow>): Posting {
  const { state, payment } = approval;
  if (payment === null) throw new Error('bills that were not paid');
  const { amountMinor, currency } = payment.payment.amount;
  const lines = sumsPerBill(billLines(state.lines));
  const refusal = whyRefused(lines, currency, open);
  if (refusal !== null) return withoutLines(approval, refusal);
  for (const [billId, amount] of lines) {
    const bill = open.get(billId);
    if (bill) bill.openMinor -= amount;
  }
  return { transactionId: state.transactionId, amountMinor, currency, lines, refusal: null };
}

/** Tells of an approval for bills whether its hold's number is ours: the holds themselves are over by then, or were restored away. */
async function holdChecker(
  transaction: DatabaseTransaction,
  kioskId: string,
): Promise<(approval: Claimed) => boolean> {
  const key = await readHoldKey(transaction);
  return ({ state: { transactionId, hold, lines }, payment }) =>
    payment !== null &&
    hold.kind === 'held' &&
    vouchesFor(key, hold.holdId, {
      kioskId,
      transactionId,
      currency: payment.payment.amount.currency,
      lines: billLines(lines),
    });
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
