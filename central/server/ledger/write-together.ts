import { type RawBuilder, sql } from 'kysely';
import type { DatabaseTransaction } from '../database/index.ts';

/** The kiosk whose entries are written, and its town. */
export type WritingKiosk = { readonly kioskId: string; readonly townId: string };

/**
 * Executes statements that change different tables as one (data-modifying common table expressions): one way to the
 * database and back instead of eight. They see the database as it was before, not each other.
 */
export async function writeTogether(
  transaction: DatabaseTransaction,
  statements: readonly RawBuilder<unknown>[],
): Promise<void> {
  if (statements.length === 0) return;
  const parts = statements.map((statement, index) => sql`${sql.ref(`part_${index}`)} as (${statement})`);
  await sql`with ${sql.join(parts)} select 1`.execute(transaction);
}
