import type { Kysely } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Schema } from '../database/index.ts';
import { stepOf } from './one-time-code.ts';
import { hashOfRecoveryCode } from './recovery-code.ts';

/** The secret of a person's second factor, once it is confirmed. */
export async function confirmedSecret(db: Kysely<Schema>, userName: string): Promise<string | null> {
  const row = await db
    .selectFrom('second_factors')
    .select('secret')
    .where('user_name', '=', userName)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row?.secret ?? null;
}

/**
 * Takes the code that a person types: one of the app, which is good once and no older than the last one, or a recovery code, which is
 * gone with that. False when it is neither.
 */
export async function takeCode(
  db: Kysely<Schema>,
  { userName, secret }: { readonly userName: string; readonly secret: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const step = stepOf(secret, code, now);
  if (step !== null) return takeStep(db, userName, step);
  const taken = await db
    .deleteFrom('recovery_codes')
    .where('user_name', '=', userName)
    .where('code_hash', '=', hashOfRecoveryCode(code))
    .executeTakeFirst();
  if (taken.numDeletedRows === 0n) return false;
  await writeAudit(db, now, { actor: userName, action: 'use-recovery-code', subject: userName });
  return true;
}

/** A code that was shown to somebody else on the way is worth nothing the second time. */
export async function takeStep(db: Kysely<Schema>, userName: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('user_name', '=', userName)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}
