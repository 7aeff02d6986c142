import type { Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { newRandomPassword } from './new-password.ts';
import { storeUser, townForUser } from './store-user.ts';

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
  const whose = await townForUser(central.db, town);
  if (whose.kind === 'no-such-town') return { kind: 'refused', reason: whose.kind };
  const { townId } = whose;
  const { password, password_hash } = await newRandomPassword(central);
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const user = { user_name: userName, role, password_hash, created_at: now, town_id: townId, demo };
    if (!(await storeUser(transaction, user))) return { kind: 'refused', reason: 'exists' };
    await writeAudit(transaction, now, {
      actor,
      action: 'create-user',
      subject: userName,
      detail: { role, town: townId },
    });
    return { kind: 'created', password };
  });
}
