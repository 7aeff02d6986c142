import type { DatabaseTransaction } from '../database/index.ts';

export type BillClerkEntry = {
  readonly townId: string;
  readonly billId: string;
  readonly kind: 'bill-closed' | 'bill-reopened';
  readonly body: object;
  readonly by: string;
  readonly at: Date;
};

/** Adds a person's entry about a bill to the chain of their town: the database lets no one change it afterwards. Returns its number. */
export async function writeBillEntry(
  transaction: DatabaseTransaction,
  { townId, billId, kind, body, by, at }: BillClerkEntry,
): Promise<number> {
  const { clerk_entry_id } = await transaction
    .insertInto('clerk_entries')
    .values({
      town_id: townId,
      bill_id: billId,
      kind,
      body: JSON.stringify(body),
      written_by: by,
      written_at: at,
    })
    .returning('clerk_entry_id')
    .executeTakeFirstOrThrow();
  return clerk_entry_id;
}
