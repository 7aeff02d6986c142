import { Role } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { hashOfToken } from '../hash/index.ts';

/** Someone who is signed in. */
export type Person = {
  readonly userName: string;
  readonly role: Role;
  /** Null: of all towns. */
  readonly townId: string | null;
};

/** Whose session a token is, or null. A used session lives on, up to its longest time. */
export async function findSession(
  central: Central,
  token: string,
  { keepsAlive }: { readonly keepsAlive: boolean },
): Promise<Person | null> {
  const { db, limits } = central;
  const now = central.now();
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.user_name', 'sessions.user_name')
    .select(['users.user_name', 'users.role', 'users.town_id'])
    .where('token_hash', '=', hashOfToken(token))
    .where('started_at', '>', new Date(now.getTime() - limits.sessionMs))
    .where('last_used_at', '>', new Date(now.getTime() - limits.sessionIdleMs))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (keepsAlive) {
    await db
      .updateTable('sessions')
      .set({ last_used_at: now })
      .where('token_hash', '=', hashOfToken(token))
      .execute();
  }
  return { userName: row.user_name, role: Role.parse(row.role), townId: row.town_id };
}
