import type { Kysely } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, type Schema } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { verifyOwnPassword } from '../own-password/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { confirmedSecret, takeStep } from './check-code.ts';
import { newSecret, stepOf } from './one-time-code.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-code.ts';

type Throttled = { readonly kind: 'throttled'; readonly retryAfterMs: number };
type Refused = { readonly kind: 'refused'; readonly reason: 'password' | 'code' | 'on' | 'not-begun' };

export type BegunSetUp =
  /** Shown once: for an app's camera, and to be typed. */
  { readonly kind: 'begun'; readonly address: string; readonly secret: string } | Throttled | Refused;
export type ConfirmedSetUp =
  /** Shown once. */
  { readonly kind: 'confirmed'; readonly recoveryCodes: string[] } | Throttled | Refused;

/** Makes a secret for a person's app. It does not count until a code of the app has confirmed it. */
export async function beginSetUp(central: Central, userName: string, password: string): Promise<BegunSetUp> {
  const { db } = central;
  const own = await verifyOwnPassword(central, userName, password);
  if (own.kind === 'throttled') return own;
  if (own.kind === 'wrong') return { kind: 'refused', reason: 'password' };
  if ((await confirmedSecret(db, userName)) !== null) return { kind: 'refused', reason: 'on' };
  const { secret, address } = newSecret(userName);
  const fresh = { secret, made_at: central.now() };
  await db
    .insertInto('second_factors')
    .values({ user_name: userName, ...fresh })
    .onConflict((conflict) =>
      conflict.column('user_name').doUpdateSet(fresh).where('second_factors.confirmed_at', 'is', null),
    )
    .execute();
  return { kind: 'begun', address, secret };
}

/** Turns the second factor on by a first code of the app, and makes the recovery codes. */
export async function confirmSetUp(
  central: Central,
  userName: string,
  code: string,
): Promise<ConfirmedSetUp> {
  const { db } = central;
  const claim = await claimOwnTry(central, userName);
  if (claim.kind === 'throttled') return claim;
  const now = central.now();
  const recoveryCodes = newRecoveryCodes();
  const answer = await inTransaction(db, async (transaction): Promise<ConfirmedSetUp> => {
    const row = await transaction
      .selectFrom('second_factors')
      .select(['secret', 'confirmed_at'])
      .where('user_name', '=', userName)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return { kind: 'refused', reason: 'not-begun' };
    if (row.confirmed_at !== null) return { kind: 'refused', reason: 'on' };
    const step = stepOf(row.secret, code, now);
    if (step === null || !(await takeStep(transaction, userName, step)))
      return { kind: 'refused', reason: 'code' };
    await transaction
      .updateTable('second_factors')
      .set({ confirmed_at: now })
      .where('user_name', '=', userName)
      .execute();
    await transaction
      .insertInto('recovery_codes')
      .values(recoveryCodes.map((one) => ({ user_name: userName, code_hash: hashOfRecoveryCode(one) })))
      .execute();
    await writeAudit(transaction, now, { actor: userName, action: 'second-factor-on', subject: userName });
    return { kind: 'confirmed', recoveryCodes: [...recoveryCodes] };
  });
  if (answer.kind === 'confirmed') await giveBackTry(db, claim.tryIds);
  return answer;
}

/** Takes the second factor away, with its recovery codes: for a person who has lost both. */
export async function forgetSecondFactor(db: Kysely<Schema>, userName: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_name', '=', userName).execute();
  await db.deleteFrom('second_factors').where('user_name', '=', userName).execute();
}

const claimOwnTry = ({ db, limits, now }: Central, userName: string) =>
  claimTry(
    db,
    [{ name: `second-factor:user:${sha256(userName)}`, limit: limits.signInsFailedPerUser }],
    limits.tryWindowMs,
    now(),
  );
