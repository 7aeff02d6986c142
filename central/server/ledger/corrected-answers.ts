import { type Kysely, sql } from 'kysely';
import type { Schema, Whose } from '../database/index.ts';
import { CLOSED } from './read-settlements.ts';

/** The personal record of the answers with which a person accepted a submission that central had refused; null where no one has. */
export async function correctedRecordOf(
  db: Kysely<Schema>,
  { kioskId, transactionId }: Whose,
): Promise<string | null> {
  const row = await db
    .selectFrom('clerk_entries')
    .select(sql<string>`body->'way'->>'recordId'`.as('record_id'))
    .where('kind', '=', CLOSED)
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where(sql<string>`body->'way'->>'kind'`, '=', 'corrected')
    .orderBy('clerk_entry_id', 'desc')
    .executeTakeFirst();
  return row?.record_id ?? null;
}
