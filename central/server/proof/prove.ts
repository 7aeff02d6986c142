import type { compareNames, NameRule } from '../../../domain/letters/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { type Claim, claimTry, giveBackTry } from '../throttle/index.ts';
import { readNameRule } from '../town/index.ts';

/** What a resident asks for, whose failures are counted together: an account, an application, a booking, an appointment. */
export type Counted = { readonly what: string; readonly id: string };

/** What there is under the id, and how what the resident typed besides compares with it. */
export type Compared<Found> = {
  readonly found: Found | undefined;
  readonly fit: ReturnType<typeof compareNames>;
};

export type Proof<Found> =
  | { readonly kind: 'proved'; readonly found: Found }
  /** There is none, or what was typed does not fit: nobody can tell which. */
  | { readonly kind: 'not-found' }
  | Extract<Claim, { kind: 'throttled' }>;

/**
 * Shows something only to a resident who proves that it is theirs. Failures are counted per thing and per kiosk; a miss by letters that
 * the keyboard may lack is no guess, and does not count.
 */
export async function prove<Found>(
  { db, limits, now }: Central,
  { townId, kioskId }: AuthenticatedKiosk,
  { what, id }: Counted,
  compare: (rule: NameRule) => Promise<Compared<Found>>,
): Promise<Proof<Found>> {
  const buckets = [
    { name: `${what}:${sha256(`${townId}:${id}`)}`, limit: limits.lookupsFailedPerAccount },
    { name: `lookup:kiosk:${kioskId}`, limit: limits.lookupsFailedPerKiosk },
  ];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now());
  if (claim.kind === 'throttled') return claim;
  const { found, fit } = await compare(await readNameRule(db, townId));
  if (fit !== 'other') await giveBackTry(db, claim.tryIds);
  return found !== undefined && fit === 'same' ? { kind: 'proved', found } : { kind: 'not-found' };
}
