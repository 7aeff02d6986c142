import type { Kysely } from 'kysely';
import type { Schema } from '../database/index.ts';

/** The id of the bill with this number, of whatever town. */
export async function billIdOf(db: Kysely<Schema>, billNumber: string): Promise<string> {
  const row = await db
    .selectFrom('bills')
    .select('bill_id')
    .where('bill_number', '=', billNumber)
    .executeTakeFirstOrThrow();
  return row.bill_id;
}
