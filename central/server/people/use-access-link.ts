import type { z } from 'zod';
import type { readAccessLink, useAccessLink as useContract } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { type AccessLink, findLink, linkProblem } from './access-links.ts';
import { hasUsers } from './first-administrator.ts';
import { newPasswordHash } from './new-password.ts';
import { endSessionsOf } from './sessions.ts';
import { storeUser } from './store-user.ts';

type Read = z.infer<typeof readAccessLink.response>;
type Asked = z.infer<typeof useContract.request>;
type Answer = z.infer<typeof useContract.response>;
type Refused = Extract<Read, { kind: 'refused' }>;

/** What a link is for. Links that do not exist are counted for the address, as wrong passwords are. */
export async function readLink(central: Central, token: string, address: string): Promise<Read> {
  const found = await openLink(central, token, address);
  if (found.kind !== 'open') return found;
  const { purpose, user_name, expires_at } = found.link;
  return { kind: 'open', purpose, userName: user_name, expiresAt: expires_at.toISOString() };
}

/**
 * Sets the password of the person who has opened a link, and makes the user where it is an invitation. The link is used up by that; of two at once
 * one does it. No session begins: the person signs in, with the second factor if there is one (ASVS 5.0, 6.4.3).
 */
export async function useLink(
  central: Central,
  { token, newPassword, userName: chosen }: Asked,
  address: string,
): Promise<Answer> {
  const found = await openLink(central, token, address);
  if (found.kind !== 'open') return found;
  const userName = found.link.user_name ?? chosen;
  if (userName === undefined) return { kind: 'not-taken', reason: 'name-wanted' };
  const whose = { userName, townId: found.link.town_id };
  const made = await newPasswordHash(central, whose, newPassword);
  if (made.kind === 'refused') return { kind: 'not-taken', reason: made.reason };
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<Answer> => {
    const link = await transaction
      .selectFrom('access_links')
      .selectAll()
      .where('link_id', '=', found.link.link_id)
      .forUpdate()
      .executeTakeFirst();
    const problem = linkProblem(link, now);
    if (problem !== null || !link) return { kind: 'refused', reason: problem ?? 'unknown' };
    if (!(await letIn(transaction, link, { userName, ...made }, now)))
      return { kind: 'refused', reason: 'withdrawn' };
    await transaction
      .updateTable('access_links')
      .set({ used_at: now })
      .where('link_id', '=', link.link_id)
      .execute();
    await writeAudit(transaction, now, {
      actor: userName,
      action: 'set-password-by-link',
      subject: userName,
      detail: { purpose: link.purpose, madeBy: link.made_by, role: link.role, town: link.town_id },
    });
    return { kind: 'set', userName };
  });
}

/** Makes the user, or gives the one that there is the new password. False: since the link was made, that is no longer possible. */
async function letIn(
  transaction: DatabaseTransaction,
  { purpose, role, town_id }: AccessLink,
  { userName, password_hash }: { readonly userName: string; readonly password_hash: string },
  now: Date,
): Promise<boolean> {
  if (purpose === 'password') {
    const user = await transaction
      .updateTable('users')
      .set({ password_hash })
      .where('user_name', '=', userName)
      .where('disabled_at', 'is', null)
      .returning('user_name')
      .executeTakeFirst();
    if (user) await endSessionsOf(transaction, userName);
    return user !== undefined;
  }
  if (purpose === 'first-administrator' && (await hasUsers(transaction))) return false;
  return storeUser(transaction, { user_name: userName, role, password_hash, created_at: now, town_id });
}

type Found =
  | { readonly kind: 'open'; readonly link: AccessLink }
  | Refused
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

async function openLink({ db, limits, now }: Central, token: string, address: string): Promise<Found> {
  const name = `access-link:address:${sha256(address)}`;
  const buckets = [{ name, limit: limits.signInsFailedPerAddress }];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now());
  if (claim.kind === 'throttled') return { kind: 'throttled', retryAfterMs: Math.ceil(claim.retryAfterMs) };
  const link = await findLink(db, token);
  const problem = linkProblem(link, now());
  if (link) await giveBackTry(db, claim.tryIds);
  if (problem !== null || !link) return { kind: 'refused', reason: problem ?? 'unknown' };
  const isLate = link.purpose === 'first-administrator' && (await hasUsers(db));
  return isLate ? { kind: 'refused', reason: 'withdrawn' } : { kind: 'open', link };
}
