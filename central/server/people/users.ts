import type { Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { isTown, onlyTown } from '../town/index.ts';
import { newRandomPassword } from './new-password.ts';

export type CreatedUser =
  | { readonly kind: 'created'; readonly password: string }
  | { readonly kind: 'refused'; readonly reason: 'exists' | 'no-such-town' };

/**
 * Makes a user with a password that is shown once: for a demo, where nobody chooses one. Without a town it is the only one's; null: of all
 * towns. With `demo` it signs in at a demo alone.
 */
export async function createUser(
  central: Central,
  userName: string,
  role: Role,
  actor: string,
  town?: string | null,
  demo = false,
): Promise<CreatedUser> {
  const townId = town === undefined ? await onlyTown(central.db) : town;
  if (townId !== null && !(await isTown(central.db, townId)))
    return { kind: 'refused', reason: 'no-such-town' };
  const { password, password_hash } = await newRandomPassword(central);
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .insertInto('users')
      .values({ user_name: userName, role, password_hash, created_at: now, town_id: townId, demo })
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
