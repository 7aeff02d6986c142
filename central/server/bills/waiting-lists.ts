import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { listWaitingBills } from '../../wire/index.ts';
import type { Database, DatabaseTransaction, Schema } from '../database/index.ts';
import type { Encoding } from '../tables/index.ts';

export type WaitingList = {
  readonly townId: string;
  readonly digest: string;
  readonly content: Uint8Array;
  readonly encoding: Encoding | undefined;
  /** By how much it changes what residents owe. */
  readonly movedMinor: number;
  readonly madeBy: string;
  readonly madeAt: Date;
};

/**
 * By how much a compared list changes what is owed: the differences of the bills that it changes, and what is open of those that it
 * withdraws. New bills do not count: the resident who gets one sees it.
 */
export async function movedMinor(transaction: DatabaseTransaction): Promise<number> {
  const { rows } = await sql<{ moved: number }>`
    select (
      (select coalesce(sum(abs(whole_minor - whole_before)), 0) from compared_bills where change = 'other') +
      (select coalesce(sum(bills.amount_minor - bills.paid_minor), 0) from bills join gone_bills using (bill_id) where withdraws)
    )::bigint as moved`.execute(transaction);
  return rows[0]?.moved ?? 0;
}

/** Keeps a list until a second person has decided; the same file once more waits once. */
export async function storeWaiting(transaction: DatabaseTransaction, list: WaitingList): Promise<void> {
  const { townId, digest, content, encoding, madeBy, madeAt, movedMinor: moved } = list;
  await transaction
    .insertInto('waiting_bill_lists')
    .values({
      town_id: townId,
      digest,
      content: Buffer.from(content),
      encoding: encoding ?? null,
      moved_minor: moved,
      made_by: madeBy,
      made_at: madeAt,
    })
    .onConflict((conflict) => conflict.columns(['town_id', 'digest']).doNothing())
    .execute();
}

/** The lists that wait, oldest first. */
export async function listWaiting(
  db: Database,
  townId: string | null,
): Promise<z.infer<typeof listWaitingBills.response>['lists']> {
  const rows = await db
    .selectFrom('waiting_bill_lists')
    .innerJoin('towns', 'towns.town_id', 'waiting_bill_lists.town_id')
    .select(['towns.town_id', 'digest', 'moved_minor', 'made_by', 'made_at'])
    .select(sql<string>`towns.definition->>'currency'`.as('currency'))
    .$if(townId !== null, (query) => query.where('towns.town_id', '=', townId ?? ''))
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    townId: row.town_id,
    digest: row.digest,
    movedMinor: row.moved_minor,
    currency: row.currency,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }));
}

/** The list that waits under this digest, in the person's own town; null when none does. */
export async function readWaiting(
  db: Database,
  townId: string | null,
  digest: string,
): Promise<WaitingList | null> {
  const row = await db
    .selectFrom('waiting_bill_lists')
    .selectAll()
    .where('digest', '=', digest)
    .$if(townId !== null, (query) => query.where('town_id', '=', townId ?? ''))
    .executeTakeFirst();
  if (!row) return null;
  return {
    townId: row.town_id,
    digest,
    content: row.content,
    // Written by this program.
    encoding: (row.encoding ?? undefined) as Encoding | undefined,
    movedMinor: row.moved_minor,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}

/** Lets go of a list that was taken or discarded; false when it did not wait. */
export async function forgetWaiting(
  db: Kysely<Schema>,
  { townId, digest }: Pick<WaitingList, 'townId' | 'digest'>,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('waiting_bill_lists')
    .where('town_id', '=', townId)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
