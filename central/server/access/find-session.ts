import { Role } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { hashOfToken } from '../hash/index.ts';

/** Someone who is signed in. */
export type Person = {
  readonly userName: string;
  readonly role: Role;
  /** Null: of all towns. */
  readonly townId: string | null;
  /** `wanted`: their role needs one, and they have none yet: until then they may only set it up. */
  readonly secondFactor: 'on' | 'off' | 'wanted';
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
    .leftJoin('second_factors', 'second_factors.user_name', 'users.user_name')
    .select(['users.user_name', 'users.role', 'users.town_id', 'second_factors.confirmed_at'])
    .where('token_hash', '=', hashOfToken(token))
    .where('started_at', '>', new Date(now.getTime() - limits.sessionMs))
    .where('last_used_at', '>', new Date(now.getTime() - limits.sessionIdleMs))
    .where('users.disabled_at', 'is', null)
    .$if(!central.demo, (query) => query.where('users.demo', '=', false))
    .executeTakeFirst();
  if (!row) return null;
  if (keepsAlive) {
    await db
      .updateTable('sessions')
      .set({ last_used_at: now })
      .where('token_hash', '=', hashOfToken(token))
      .execute();
  }
  return personOfRow(central, { ...row, has_factor: row.confirmed_at !== null });
}

/** Somebody as they stand in the table of users. */
export function personOfRow(
  { secondFactorFor }: Pick<Central, 'secondFactorFor'>,
  row: {
    readonly user_name: string;
    readonly role: string;
    readonly town_id: string | null;
    readonly has_factor: boolean;
  },
): Person {
  const role = Role.parse(row.role);
  const without = secondFactorFor.includes(role) ? 'wanted' : 'off';
  return {
    userName: row.user_name,
    role,
    townId: row.town_id,
    secondFactor: row.has_factor ? 'on' : without,
  };
}
