import { sql } from 'kysely';
import { type Database, type DatabaseTransaction, inTransaction } from '../database/index.ts';

/**
 * Something of which only so many failed tries are free in the window. Further ones wait until the oldest is over; with `growing`, each
 * waits twice as long as the one before, so that nobody is shut out for long by another's failures. The name holds no personal data.
 */
export type Bucket = {
  readonly name: string;
  readonly limit: number;
  readonly growing?: { readonly firstMs: number; readonly longestMs: number; readonly memoryMs: number };
};

export type Claim =
  | { readonly kind: 'allowed'; readonly tryIds: readonly number[] }
  /** `bucket`: the one that makes the caller wait. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number; readonly bucket: string };

/** The names of growing buckets, and of those that count a day, begin with these: their tries are remembered for longer. */
export const GROWING = 'growing:';
export const DAILY = 'daily:';

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
  const sorted = [...buckets].sort((one, other) => (one.name < other.name ? -1 : 1));
  return inTransaction(db, async (transaction) => {
    for (const { name } of sorted) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    }
    let longest = { retryAfterMs: 0, bucket: '' };
    for (const bucket of sorted) {
      const retryAfterMs = await waitFor(transaction, bucket, windowMs, now);
      if (retryAfterMs > longest.retryAfterMs) longest = { retryAfterMs, bucket: bucket.name };
    }
    if (longest.retryAfterMs > 0) return { kind: 'throttled', ...longest };
    const claimed = await transaction
      .insertInto('tries')
      .values(sorted.map(({ name }) => ({ bucket: name, at: now })))
      .returning('try_id')
      .execute();
    return { kind: 'allowed', tryIds: claimed.map((row) => row.try_id) };
  });
}

/** How long the next try of a bucket has to wait; 0: not at all. */
async function waitFor(
  transaction: DatabaseTransaction,
  { name, limit, growing }: Bucket,
  windowMs: number,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - (growing?.memoryMs ?? windowMs));
  const { failed, oldest, newest } = await transaction
    .selectFrom('tries')
    .select([
      (count) => count.fn.countAll<number>().as('failed'),
      (least) => least.fn.min<Date | null>('at').as('oldest'),
      (most) => most.fn.max<Date | null>('at').as('newest'),
    ])
    .where('bucket', '=', name)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  if (failed < limit || !oldest || !newest) return 0;
  if (!growing) return Math.max(1, oldest.getTime() + windowMs - now.getTime());
  const waitMs = Math.min(growing.firstMs * 2 ** (failed - limit), growing.longestMs);
  // A clock that was set back makes nobody wait for longer than that.
  return Math.min(waitMs, Math.max(0, newest.getTime() + waitMs - now.getTime()));
}

/** The try succeeded: it does not count. */
export async function giveBackTry(db: Database, tryIds: readonly number[]): Promise<void> {
  await db
    .deleteFrom('tries')
    .where('try_id', 'in', [...tryIds])
    .execute();
}

/** Forgets the tries of these buckets: what was tried there came to a good end. */
export async function forgetTries(db: Database, names: readonly string[]): Promise<void> {
  await db
    .deleteFrom('tries')
    .where('bucket', 'in', [...names])
    .execute();
}
