import { createHash } from 'node:crypto';
import { verify } from 'argon2';
import { Role } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { onlyTown } from '../town/index.ts';
import { isTown, newPassword } from './change-user.ts';
import { beginSession } from './sessions.ts';

export type CreatedUser =
  | { readonly kind: 'created'; readonly password: string }
  | { readonly kind: 'refused'; readonly reason: 'exists' | 'no-such-town' };

/** Makes a user with a password that is shown once. Without a town it is the only one's; null: of all towns. */
export async function createUser(
  central: Central,
  userName: string,
  role: Role,
  actor: string,
  town?: string | null,
): Promise<CreatedUser> {
  const townId = town === undefined ? await onlyTown(central.db) : town;
  if (townId !== null && !(await isTown(central, townId))) return { kind: 'refused', reason: 'no-such-town' };
  const { password, password_hash } = await newPassword();
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .insertInto('users')
      .values({ user_name: userName, role, password_hash, created_at: now, town_id: townId })
      .onConflict((conflict) => conflict.column('user_name').doNothing())
      .returning('user_name')
      .executeTakeFirst();
    if (!row) return { kind: 'refused', reason: 'exists' };
    await writeAudit(transaction, now, {
      actor,
      action: 'create-user',
      subject: userName,
      detail: { role, town: townId },
    });
    return { kind: 'created', password };
  });
}

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly person: Person; readonly token: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

/** The hash of a password that no one has, so that an unknown name takes as long as a wrong password. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,p=4,t=3$Xc0Vnt8kt/TZ9T45dTLnHw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signs a person in; failures are counted per name and per address. */
export async function signInPerson(
  central: Central,
  typed: { readonly userName: string; readonly password: string },
  address: string,
): Promise<SignedIn> {
  const { db, limits } = central;
  const now = central.now();
  const buckets = [
    { name: `sign-in:user:${sha256(typed.userName)}`, limit: limits.signInsFailedPerUser },
    { name: `sign-in:address:${sha256(address)}`, limit: limits.signInsFailedPerAddress },
  ];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return claim;
  const user = await db
    .selectFrom('users')
    .selectAll()
    .where('user_name', '=', typed.userName)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  const fits = await verify(user?.password_hash ?? NOBODYS_HASH, typed.password);
  if (!user || !fits) return { kind: 'refused' };
  await giveBackTry(db, claim.tryIds);
  const token = await beginSession(central, user, now);
  if (token === null) return { kind: 'refused' };
  return {
    kind: 'signed-in',
    person: { userName: user.user_name, role: Role.parse(user.role), townId: user.town_id },
    token,
  };
}
