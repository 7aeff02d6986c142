import { createHash, randomBytes } from 'node:crypto';
import { argon2id, hash, verify } from 'argon2';
import { Role } from '../../wire/index.ts';
import { hashOfToken, type Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';

export type CreatedUser =
  | { readonly kind: 'created'; readonly password: string }
  | { readonly kind: 'refused'; readonly reason: 'exists' };

/** Makes a user with a password that is shown once. */
export async function createUser(
  central: Central,
  userName: string,
  role: Role,
  actor: string,
): Promise<CreatedUser> {
  const password = randomBytes(15).toString('base64url');
  const password_hash = await hash(password, { type: argon2id });
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .insertInto('users')
      .values({ user_name: userName, role, password_hash, created_at: now })
      .onConflict((conflict) => conflict.column('user_name').doNothing())
      .returning('user_name')
      .executeTakeFirst();
    if (!row) return { kind: 'refused', reason: 'exists' };
    await writeAudit(transaction, now, { actor, action: 'create-user', subject: userName, detail: { role } });
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
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('sessions')
    .values({ token_hash: hashOfToken(token), user_name: user.user_name, started_at: now, last_used_at: now })
    .execute();
  await writeAudit(db, now, { actor: user.user_name, action: 'sign-in', subject: user.user_name });
  return { kind: 'signed-in', person: { userName: user.user_name, role: Role.parse(user.role) }, token };
}

/** Ends a session. */
export async function endSession(central: Central, token: string): Promise<void> {
  await central.db.deleteFrom('sessions').where('token_hash', '=', hashOfToken(token)).execute();
}
