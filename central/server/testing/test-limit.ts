import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';

/** Sets above which sum the town wants a second person; null: it never does. */
export async function setSecondPersonLimit(
  db: Kysely<Schema>,
  secondPersonAboveMinor: number | null,
): Promise<void> {
  const payments = { moneyDesk: secondPersonAboveMinor === null ? {} : { secondPersonAboveMinor } };
  await sql`
    update towns set definition = jsonb_set(definition::jsonb, '{payments}', ${JSON.stringify(payments)}::jsonb)
  `.execute(db);
}
