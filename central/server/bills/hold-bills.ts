import type { ExpressionBuilder } from 'kysely';
import type { z } from 'zod';
import { amountProblem } from '../../../domain/bill/index.ts';
import { billLines, type Transaction } from '../../../domain/transaction/index.ts';
import type { holdBills } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction, type Schema } from '../database/index.ts';
import { holdIdOf, readHoldKey } from './hold-id.ts';

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
      .values(
        request.lines.map((line) => ({
          town_id: kiosk.townId,
          bill_id: line.billId,
          amount_minor: line.amountMinor,
          ...mine,
        })),
      )
      .execute();
    const { transactionId, lines, total } = request;
    const held = { kioskId: kiosk.kioskId, transactionId, lines, currency: total.currency };
    return { kind: 'held', holdId: holdIdOf(await readHoldKey(transaction), held) };
  });
}

/**
 * Holds the bills of a transaction whose money is in doubt, until that ends: in the ledger's own words, so that also a central that
 * was restored from a backup holds them as soon as it has heard of the payment again.
 */
export async function holdInDoubt(
  transaction: DatabaseTransaction,
  { townId, kioskId }: Pick<AuthenticatedKiosk, 'townId' | 'kioskId'>,
  states: readonly Transaction[],
): Promise<void> {
  const rows = states.flatMap(({ transactionId, lines }) =>
    billLines(lines).map(({ billId, amountMinor }) => ({
      town_id: townId,
      bill_id: billId,
      kiosk_id: kioskId,
      transaction_id: transactionId,
      amount_minor: amountMinor,
      expires_at: null,
    })),
  );
  if (rows.length === 0) return;
  await transaction
    .insertInto('holds')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['town_id', 'bill_id', 'kiosk_id', 'transaction_id'])
        .doUpdateSet({ expires_at: null }),
    )
    .execute();
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
  // What is in the town's list no more was paid elsewhere.
  if (rows.some((row) => row.paid_minor >= row.amount_minor || row.withdrawn_at !== null)) return 'paid';
  const addsUp = lines.reduce((sum, line) => sum + line.amountMinor, 0) === total.amountMinor;
  const oneCurrency = rows.every((row) => row.currency === total.currency);
  if (!addsUp || !oneCurrency || billIds.length !== lines.length) return 'amount-changed';
  for (const line of lines) {
    const row = bills.get(line.billId);
    if (!row || problemOf(row, line.amountMinor) !== null) return 'amount-changed';
  }
  const others = await transaction
    .selectFrom('holds')
    .select((hold) => inDoubt(hold).as('in_doubt'))
    .where('town_id', '=', kiosk.townId)
    .where('bill_id', 'in', billIds)
    .where((hold) => hold.or([hold('expires_at', 'is', null), hold('expires_at', '>', now)]))
    .where((hold) =>
      hold.or([hold('kiosk_id', '!=', kiosk.kioskId), hold('transaction_id', '!=', request.transactionId)]),
    )
    .execute();
  if (others.some((other) => other.in_doubt)) return 'in-doubt';
  return others.length > 0 ? 'held' : null;
}

/** Whether a clerk has the money that a hold stands for: then waiting a little does not help. */
export const inDoubt = (holds: ExpressionBuilder<Schema, 'holds'>) =>
  holds.exists(
    holds
      .selectFrom('exceptions')
      .select('exceptions.kind')
      .whereRef('exceptions.kiosk_id', '=', 'holds.kiosk_id')
      .whereRef('exceptions.transaction_id', '=', 'holds.transaction_id')
      .where('exceptions.closed_at', 'is', null),
  );

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
