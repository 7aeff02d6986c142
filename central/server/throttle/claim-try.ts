import { sql } from 'kysely';
import { type Database, inTransaction } from '../database/index.ts';

/** Something of which only so many failed tries are allowed in the window. The name holds no personal data. */
export type Bucket = { readonly name: string; readonly limit: number };

export type Claim =
  | { readonly kind: 'allowed'; readonly tryIds: readonly number[] }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

/**
 * Claims one try in every bucket before the try is made, so that many at once cannot slip through together.
 * A claimed try counts as failed until it is given back.
 */
export async function claimTry(
  db: Database,
  buckets: readonly Bucket[],
  windowMs: number,
  now: Date,
): Promise<Claim> {
  const names = buckets.map((bucket) => bucket.name).sort();
  const since = new Date(now.getTime() - windowMs);
  return inTransaction(db, async (transaction) => {
    for (const name of names) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    }
    const counted = await transaction
      .selectFrom('tries')
      .select([
        'bucket',
        (count) => count.fn.countAll<number>().as('failed'),
        (least) => least.fn.min('at').as('oldest'),
      ])
      .where('bucket', 'in', names)
      .where('at', '>', since)
      .groupBy('bucket')
      .execute();
    const full = counted.filter(
      (count) => count.failed >= (buckets.find((bucket) => bucket.name === count.bucket)?.limit ?? 0),
    );
    if (full.length > 0) {
      const free = Math.max(...full.map((count) => count.oldest.getTime() + windowMs));
      return { kind: 'throttled', retryAfterMs: Math.max(1, free - now.getTime()) };
    }
    const claimed = await transaction
      .insertInto('tries')
      .values(names.map((bucket) => ({ bucket, at: now })))
      .returning('try_id')
      .execute();
    return { kind: 'allowed', tryIds: claimed.map((row) => row.try_id) };
  });
}

/** The try succeeded: it does not count. */
export async function giveBackTry(db: Database, tryIds: readonly number[]): Promise<void> {
  await db
    .deleteFrom('tries')
    .where('try_id', 'in', [...tryIds])
    .execute();
}
