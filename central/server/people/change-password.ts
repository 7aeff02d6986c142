import type { z } from 'zod';
import type { changePassword as contract } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { BUSY_MS } from '../passwords/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { newPasswordHash } from './new-password.ts';
import { endSessionsOf } from './sessions.ts';

type Asked = z.infer<typeof contract.request>;
type Answer = z.infer<typeof contract.response>;

/** Changes the own password. The session that asks lives on; all others end. Wrong passwords are counted. */
export async function changePassword(
  central: Central,
  userName: string,
  { password, newPassword }: Asked,
  token: string,
): Promise<Answer> {
  const { db, limits, passwords } = central;
  const now = central.now();
  const name = `password:user:${sha256(userName)}`;
  const claim = await claimTry(db, [{ name, limit: limits.signInsFailedPerUser }], limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return claim;
  const user = await db
    .selectFrom('users')
    .select(['password_hash', 'town_id'])
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow();
  const fits = await passwords.verify(user.password_hash, password, 'known');
  if (fits === 'busy') {
    await giveBackTry(db, claim.tryIds);
    return { kind: 'throttled', retryAfterMs: BUSY_MS };
  }
  if (!fits) {
    await writeAudit(db, now, { actor: userName, action: 'password-refused', subject: userName });
    return { kind: 'refused', reason: 'password' };
  }
  await giveBackTry(db, claim.tryIds);
  const made = await newPasswordHash(central, { userName, townId: user.town_id }, newPassword);
  if (made.kind === 'refused') return made;
  const { password_hash } = made;
  return inTransaction(db, async (transaction): Promise<Answer> => {
    const changed = await transaction
      .updateTable('users')
      .set({ password_hash })
      .where('user_name', '=', userName)
      .where('password_hash', '=', user.password_hash)
      .where('disabled_at', 'is', null)
      .returning('user_name')
      .executeTakeFirst();
    if (!changed) return { kind: 'refused', reason: 'password' };
    const sessions = await endSessionsOf(transaction, userName, { except: token });
    await writeAudit(transaction, now, {
      actor: userName,
      action: 'change-password',
      subject: userName,
      detail: { sessions },
    });
    return { kind: 'changed' };
  });
}
