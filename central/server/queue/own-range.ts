import { sql } from 'kysely';
import { type NumberRange, ownRange } from '../../../domain/queue/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { type Database, type DatabaseTransaction, inTransaction } from '../database/index.ts';

/**
 * The numbers that a kiosk gives by itself while it cannot reach central: a range of its own for each journal that it begins,
 * so that a kiosk whose disk was replaced never gives a number twice. Null when the town has no more ranges.
 */
export async function rangeOfKiosk(
  db: Database,
  { kioskId, townId }: AuthenticatedKiosk,
): Promise<NumberRange | null> {
  const known = await db
    .selectFrom('queue_ranges')
    .innerJoin('kiosks', (join) =>
      join
        .onRef('kiosks.kiosk_id', '=', 'queue_ranges.kiosk_id')
        .onRef('kiosks.epoch', '=', 'queue_ranges.epoch'),
    )
    .select('slot')
    .where('queue_ranges.kiosk_id', '=', kioskId)
    .executeTakeFirst();
  if (known) return ownRange(known.slot);
  return inTransaction(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`queue-ranges:${townId}`}, 0))`.execute(
      transaction,
    );
    const [next] = (
      await sql<{ slot: number }>`
        select coalesce(max(slot) + 1, 0)::int as slot from queue_ranges where town_id = ${townId}
      `.execute(transaction)
    ).rows;
    const slot = next?.slot ?? 0;
    const range = ownRange(slot);
    if (range === null) return null;
    await sql`
      insert into queue_ranges (town_id, slot, kiosk_id, epoch)
      select ${townId}, ${slot}, kiosk_id, epoch from kiosks where kiosk_id = ${kioskId}::uuid
      on conflict (kiosk_id, epoch) do nothing
    `.execute(transaction);
    const kept = await rangesOf(transaction, kioskId);
    return kept.at(-1) ?? range;
  });
}

/** All ranges that a kiosk ever had, the newest last. */
export async function rangesOf(
  transaction: DatabaseTransaction,
  kioskId: string,
): Promise<readonly NumberRange[]> {
  const rows = await transaction
    .selectFrom('queue_ranges')
    .select('slot')
    .where('kiosk_id', '=', kioskId)
    .orderBy('epoch')
    .execute();
  return rows.flatMap(({ slot }) => ownRange(slot) ?? []);
}
