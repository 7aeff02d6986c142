import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../central/server/database/index.ts';

/** A transaction that is there, as a caller may know it. */
export type Sample = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly reference: string;
  readonly startedAt: Date;
  readonly amountMinor: number;
  readonly digits: string;
  readonly names: readonly [string, string];
};

/** Of a town's newest transactions, which are those that clerks are asked about, so many at the same distance. */
export async function takeSamples(db: Kysely<Schema>, most: number): Promise<Sample[]> {
  const { rows } = await sql<{
    kiosk_id: string;
    transaction_id: string;
    started_at: Date;
    amount_minor: number;
    terms: string[];
  }>`
    select * from (
      select *, row_number() over (order by started_at desc) as place from (
        select * from transaction_search where transaction_id like '00000000-%' order by started_at desc limit 10000
      ) as newest
    ) as numbered where place % ${sql.lit(Math.floor(10_000 / most))} = 1 limit ${most}`.execute(db);
  return rows.map(({ kiosk_id, transaction_id, started_at, amount_minor, terms }) => {
    const [reference = '', , , , , , digits = '', , first = '', family = ''] = terms;
    return {
      kioskId: kiosk_id,
      transactionId: transaction_id,
      reference,
      startedAt: started_at,
      amountMinor: amount_minor,
      digits,
      names: [first, family],
    };
  });
}
