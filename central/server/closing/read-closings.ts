import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { ExceptionClosing } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { CLOSED, ClosedBody } from '../ledger/index.ts';

type Whose = { readonly kioskId: string; readonly transactionId: string };
type Closing = z.infer<typeof ExceptionClosing>;
type ClosingOf = (exception: Whose & { readonly kind: string }) => Closing | null;

/** What people last wrote when they ended exceptions of these transactions. */
export async function readClosings(db: Kysely<Schema>, asked: readonly Whose[]): Promise<ClosingOf> {
  if (asked.length === 0) return () => null;
  const rows = await db
    .selectFrom('clerk_entries')
    .selectAll()
    .where('kind', '=', CLOSED)
    .where(
      sql<boolean>`(kiosk_id, transaction_id) in (
        select * from unnest(${asked.map((one) => one.kioskId)}::uuid[], ${asked.map((one) => one.transactionId)}::text[])
      )`,
    )
    .orderBy('clerk_entry_id')
    .execute();
  const closings = new Map(
    rows.map((row) => {
      const { exception, way, finding } = ClosedBody.parse(row.body);
      const at = row.written_at.toISOString();
      return [`${row.kiosk_id} ${row.transaction_id} ${exception}`, { way, finding, by: row.written_by, at }];
    }),
  );
  return ({ kioskId, transactionId, kind }) => closings.get(`${kioskId} ${transactionId} ${kind}`) ?? null;
}
