import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { BUSY_MS } from '../passwords/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';

export type OwnPassword =
  | {
      readonly kind: 'fits';
      readonly user: { readonly password_hash: string; readonly town_id: string | null };
    }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

/** Whether somebody who is signed in knows their password: asked again before what is sensitive. Wrong ones are counted. */
export async function verifyOwnPassword(
  central: Central,
  userName: string,
  password: string,
): Promise<OwnPassword> {
  const { db, limits, passwords } = central;
  const now = central.now();
  const buckets = [{ name: `password:user:${sha256(userName)}`, limit: limits.signInsFailedPerUser }];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return { kind: 'throttled', retryAfterMs: Math.ceil(claim.retryAfterMs) };
  const user = await db
    .selectFrom('users')
    .select(['password_hash', 'town_id'])
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow();
  const fits = await passwords.verify(user.password_hash, password, 'known');
  if (fits === false) {
    await writeAudit(db, now, { actor: userName, action: 'password-refused', subject: userName });
    return { kind: 'wrong' };
  }
  await giveBackTry(db, claim.tryIds);
  return fits === 'busy' ? { kind: 'throttled', retryAfterMs: BUSY_MS } : { kind: 'fits', user };
}
