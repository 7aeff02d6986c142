import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { type Bucket, claimTry, giveBackTry } from '../throttle/index.ts';
import { Open311Refusal } from './refusal.ts';

/** A bucket of a caller's address; the name holds its hash. */
export const bucketOf = (what: string, address: string, limit: number): Bucket => ({
  name: `open311:${what}:${sha256(address)}`,
  limit,
});

/** Counts a request in every bucket, or refuses it. What is returned takes it back. */
export async function countRequest(
  { db, limits, now }: Central,
  buckets: readonly Bucket[],
): Promise<() => Promise<void>> {
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now());
  if (claim.kind === 'throttled') {
    const seconds = Math.ceil(claim.retryAfterMs / 1_000);
    throw new Open311Refusal(429, 'too many requests; please wait', seconds);
  }
  return () => giveBackTry(db, claim.tryIds);
}
