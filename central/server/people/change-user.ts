import type { Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { forgetSecondFactor } from '../second-factor/index.ts';
import { isTown } from '../town/index.ts';
import { newRandomPassword } from './new-password.ts';
import { endSessionsOf } from './sessions.ts';

/** Who changes a user; `townId` null: someone of all towns, or the command line. */
export type Changer = { readonly userName: string; readonly townId: string | null };

export type ChangedUser =
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'yourself' | 'no-such-town' };

/** Takes all access away, also from the sessions that live. */
export const disableUser = (central: Central, userName: string, by: Changer): Promise<ChangedUser> =>
  changeUser(central, userName, by, { action: 'disable-user', detail: {} }, async (transaction) => {
    await transaction
      .updateTable('users')
      .set({ disabled_at: central.now() })
      .where('user_name', '=', userName)
      .where('disabled_at', 'is', null)
      .execute();
  });

/** Lets a user sign in again. */
export const enableUser = (central: Central, userName: string, by: Changer): Promise<ChangedUser> =>
  changeUser(central, userName, by, { action: 'enable-user', detail: {} }, async (transaction) => {
    await transaction
      .updateTable('users')
      .set({ disabled_at: null })
      .where('user_name', '=', userName)
      .execute();
  });

/** Gives a user another role. */
export const changeRole = (
  central: Central,
  userName: string,
  role: Role,
  by: Changer,
): Promise<ChangedUser> =>
  changeUser(central, userName, by, { action: 'change-role', detail: { role } }, async (transaction) => {
    await transaction.updateTable('users').set({ role }).where('user_name', '=', userName).execute();
  });

/** Puts a user into a town, or into all of them (null). */
export async function changeTown(
  central: Central,
  userName: string,
  townId: string | null,
  by: Changer,
): Promise<ChangedUser> {
  const known = townId === null || (await isTown(central.db, townId));
  if (!known) return { kind: 'refused', reason: 'no-such-town' };
  const change = { action: 'change-town', detail: { town: townId } };
  return changeUser(central, userName, by, change, async (transaction) => {
    await transaction
      .updateTable('users')
      .set({ town_id: townId })
      .where('user_name', '=', userName)
      .execute();
  });
}

export type ResetPassword =
  | { readonly kind: 'created'; readonly password: string }
  | Extract<ChangedUser, { kind: 'refused' }>;

/** Gives a user another password, which is shown once. */
export async function resetPassword(central: Central, userName: string, by: Changer): Promise<ResetPassword> {
  const { password, password_hash } = await newRandomPassword(central);
  const change = { action: 'reset-password', detail: {} };
  const changed = await changeUser(central, userName, by, change, async (transaction) => {
    await transaction.updateTable('users').set({ password_hash }).where('user_name', '=', userName).execute();
  });
  return changed.kind === 'changed' ? { kind: 'created', password } : changed;
}

/** Takes a user's second factor away: for somebody who has lost phone and recovery codes. A role that needs one has it set up anew. */
export const resetSecondFactor = (central: Central, userName: string, by: Changer): Promise<ChangedUser> =>
  changeUser(central, userName, by, { action: 'reset-second-factor', detail: {} }, (transaction) =>
    forgetSecondFactor(transaction, userName),
  );

/** Every change ends the user's sessions: none of them outlives what it was allowed. */
async function changeUser(
  central: Central,
  userName: string,
  by: Changer,
  record: { readonly action: string; readonly detail: Readonly<Record<string, string | null>> },
  change: (transaction: DatabaseTransaction) => Promise<void>,
): Promise<ChangedUser> {
  if (userName === by.userName) return { kind: 'refused', reason: 'yourself' };
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<ChangedUser> => {
    const user = await transaction
      .selectFrom('users')
      .select(['user_name', 'town_id'])
      .where('user_name', '=', userName)
      .forUpdate()
      .executeTakeFirst();
    if (!user || (by.townId !== null && user.town_id !== by.townId))
      return { kind: 'refused', reason: 'unknown' };
    await change(transaction);
    const sessions = await endSessionsOf(transaction, userName);
    const detail = { ...record.detail, sessions };
    await writeAudit(transaction, now, {
      actor: by.userName,
      action: record.action,
      subject: userName,
      detail,
    });
    return { kind: 'changed' };
  });
}
