import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type BillEntry, BillWay } from '../../wire/index.ts';
import type { DatabaseTransaction, Schema } from '../database/index.ts';
import { hasOpenException } from '../ledger/index.ts';

type Entry = z.infer<typeof BillEntry>;

/** What an entry about a bill says. */
export const BillEntryBody = z.object({
  billNumber: z.string(),
  way: BillWay.optional(),
  amountMinor: z.int(),
  currency: z.string(),
  finding: z.string(),
  /** Of a reopening: what it takes back. */
  entryId: z.int().optional(),
});
export type BillEntryBody = z.infer<typeof BillEntryBody>;

/** Locks a bill as holds and payments lock it, so that one of two is first; null where there is none. */
export async function lockBill(transaction: DatabaseTransaction, townId: string, billNumber: string) {
  const row = await transaction
    .selectFrom('bills')
    .selectAll()
    .where('town_id', '=', townId)
    .where('bill_number', '=', billNumber)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** What people wrote about a bill, the oldest first. */
export async function readBillEntries(
  db: Kysely<Schema>,
  townId: string,
  billId: string,
): Promise<readonly Entry[]> {
  const rows = await db
    .selectFrom('clerk_entries')
    .selectAll()
    .where('town_id', '=', townId)
    .where('bill_id', '=', billId)
    .orderBy('clerk_entry_id')
    .execute();
  return rows.map((row): Entry => {
    const { way, amountMinor, finding } = BillEntryBody.parse(row.body);
    return {
      entryId: row.clerk_entry_id,
      what: row.kind === 'bill-reopened' ? 'reopened' : 'closed',
      way: way ?? null,
      amountMinor,
      finding,
      by: row.written_by,
      at: row.written_at.toISOString(),
    };
  });
}

/** Why a kiosk's payment keeps people off a bill; null where none does. */
export async function busyWith(
  transaction: DatabaseTransaction,
  townId: string,
  billId: string,
  now: Date,
): Promise<'in-doubt' | 'being-paid' | null> {
  const { rows } = await sql<{ in_doubt: boolean }>`
    select in_doubt from (
      select expires_at, ${hasOpenException('holds')} as in_doubt from holds where town_id = ${townId} and bill_id = ${billId}
    ) as held
    where in_doubt or expires_at is null or expires_at > ${now}
    order by in_doubt desc limit 1`.execute(transaction);
  const [held] = rows;
  if (!held) return null;
  return held.in_doubt ? 'in-doubt' : 'being-paid';
}
