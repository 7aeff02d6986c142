import type { z } from 'zod';
import { amountProblem } from '../../../domain/bill/index.ts';
import type { holdBills } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';

type HoldRequest = z.infer<typeof holdBills.request>;
type HoldAnswer = z.infer<typeof holdBills.response>;
type HoldRefusal = Extract<HoldAnswer, { kind: 'refused' }>['reason'];

/**
 * Holds bills for one transaction, all or none. The bills' rows are locked in the order of their ids, so that of two
 * kiosks exactly one wins. Asking again extends the hold; bills no longer asked for are let go.
 */
export async function holdForTransaction(
  central: Central,
  kiosk: AuthenticatedKiosk,
  request: HoldRequest,
): Promise<HoldAnswer> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const reason = await whyNot(transaction, kiosk, request, now);
    if (reason !== null) return { kind: 'refused', reason };
    const expires_at = new Date(now.getTime() + central.limits.holdMs);
    const mine = { kiosk_id: kiosk.kioskId, transaction_id: request.transactionId, expires_at };
    await releaseHolds(transaction, kiosk.kioskId, [request.transactionId]);
    await transaction
      .insertInto('holds')
      .values(request.lines.map((line) => ({ town_id: kiosk.townId, bill_id: line.billId, ...mine })))
      // What stands there now has expired: a living hold of another transaction was refused above.
      .onConflict((conflict) => conflict.columns(['town_id', 'bill_id']).doUpdateSet(mine))
      .execute();
    return { kind: 'held', holdId: request.transactionId };
  });
}

/** Lets go of what these transactions hold. */
export async function releaseHolds(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<void> {
  if (transactionIds.length === 0) return;
  await transaction
    .deleteFrom('holds')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...transactionIds])
    .execute();
}

async function whyNot(
  transaction: DatabaseTransaction,
  kiosk: AuthenticatedKiosk,
  request: HoldRequest,
  now: Date,
): Promise<HoldRefusal | null> {
  const { lines, total } = request;
  const billIds = [...new Set(lines.map((line) => line.billId))];
  const rows = await transaction
    .selectFrom('bills')
    .selectAll()
    .where('town_id', '=', kiosk.townId)
    .where('bill_id', 'in', billIds)
    .orderBy('bill_id')
    .forUpdate()
    .execute();
  const bills = new Map(rows.map((row) => [row.bill_id, row]));
  const known = lines.every((line) => bills.get(line.billId)?.bill_number === line.billNumber);
  if (!known) return 'not-found';
  if (rows.some((row) => row.paid_minor >= row.amount_minor)) return 'paid';
  const addsUp = lines.reduce((sum, line) => sum + line.amountMinor, 0) === total.amountMinor;
  const oneCurrency = rows.every((row) => row.currency === total.currency);
  if (!addsUp || !oneCurrency || billIds.length !== lines.length) return 'amount-changed';
  for (const line of lines) {
    const row = bills.get(line.billId);
    if (!row || problemOf(row, line.amountMinor) !== null) return 'amount-changed';
  }
  const other = await transaction
    .selectFrom('holds')
    .select('bill_id')
    .where('town_id', '=', kiosk.townId)
    .where('bill_id', 'in', billIds)
    .where('expires_at', '>', now)
    .where((hold) =>
      hold.or([hold('kiosk_id', '!=', kiosk.kioskId), hold('transaction_id', '!=', request.transactionId)]),
    )
    .limit(1)
    .executeTakeFirst();
  return other ? 'held' : null;
}

type HeldRow = {
  readonly bill_id: string;
  readonly bill_number: string;
  readonly due_on: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly least_part_minor: number | null;
};

const problemOf = (row: HeldRow, amountMinor: number) =>
  amountProblem(
    {
      billId: row.bill_id,
      billNumber: row.bill_number,
      title: {},
      dueOn: row.due_on,
      openMinor: row.amount_minor - row.paid_minor,
      currency: row.currency,
      leastPartMinor: row.least_part_minor,
    },
    amountMinor,
  );
