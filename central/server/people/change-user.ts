import type { Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { NOBODYS_HASH } from '../passwords/index.ts';
import { forgetSecondFactor } from '../second-factor/index.ts';
import { isTown } from '../town/index.ts';
import { type MadeLink, makeLink } from './access-links.ts';
import type { Changer } from './changer.ts';
import { endSessionsOf } from './sessions.ts';

type RefusedChange = {
  readonly kind: 'refused';
  readonly reason: 'unknown' | 'yourself' | 'no-such-town';
};
export type ChangedUser = { readonly kind: 'changed' } | RefusedChange;

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

export type ResetPassword = ({ readonly kind: 'made' } & MadeLink) | RefusedChange;

/** Ends a user's password and makes a link by which they choose another: nobody else knows that one. The second factor stays. */
export async function resetPassword(central: Central, userName: string, by: Changer): Promise<ResetPassword> {
  const change = { action: 'reset-password', detail: {} };
  const changed = await changeUser(central, userName, by, change, async (transaction) => {
    const { role, town_id } = await transaction
      .updateTable('users')
      .set({ password_hash: NOBODYS_HASH })
      .where('user_name', '=', userName)
      .returning(['role', 'town_id'])
      .executeTakeFirstOrThrow();
    const link = { purpose: 'password', user_name: userName, role, town_id, made_by: by.userName } as const;
    return makeLink(transaction, central, link, central.now());
  });
  return changed.kind === 'refused' ? changed : { kind: 'made', ...changed.result };
}

/** Takes a user's second factor away: for somebody who has lost phone and recovery codes. A role that needs one has it set up anew. */
export const resetSecondFactor = (central: Central, userName: string, by: Changer): Promise<ChangedUser> =>
  changeUser(central, userName, by, { action: 'reset-second-factor', detail: {} }, (transaction) =>
    forgetSecondFactor(transaction, userName),
  );

/** Every change ends the user's sessions: none of them outlives what it was allowed. */
async function changeUser<Result>(
  central: Central,
  userName: string,
  by: Changer,
  record: { readonly action: string; readonly detail: Readonly<Record<string, string | null>> },
  change: (transaction: DatabaseTransaction) => Promise<Result>,
): Promise<{ readonly kind: 'changed'; readonly result: Result } | RefusedChange> {
  if (userName === by.userName) return { kind: 'refused', reason: 'yourself' };
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const user = await transaction
      .selectFrom('users')
      .select(['user_name', 'town_id'])
      .where('user_name', '=', userName)
      .forUpdate()
      .executeTakeFirst();
    if (!user || (by.townId !== null && user.town_id !== by.townId))
      return { kind: 'refused' as const, reason: 'unknown' as const };
    const result = await change(transaction);
    const sessions = await endSessionsOf(transaction, userName);
    const detail = { ...record.detail, sessions };
    await writeAudit(transaction, now, {
      actor: by.userName,
      action: record.action,
      subject: userName,
      detail,
    });
    return { kind: 'changed' as const, result };
  });
}
