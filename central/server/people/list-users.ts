import type { z } from 'zod';
import type { listUsers } from '../../wire/index.ts';
import { personOfRow } from '../access/index.ts';
import type { Central } from '../central.ts';

type Users = z.infer<typeof listUsers.response>['users'];

/** The users of a town, or all of them (null), by name. */
export async function listUserRows(central: Central, townId: string | null): Promise<Users> {
  const { db, now, limits } = central;
  const present = now().getTime();
  const rows = await db
    .selectFrom('users')
    .select(['user_name', 'role', 'town_id', 'created_at', 'disabled_at', 'demo'])
    .select((user) =>
      user
        .exists(
          user
            .selectFrom('second_factors')
            .select('confirmed_at')
            .whereRef('second_factors.user_name', '=', 'users.user_name')
            .where('confirmed_at', 'is not', null),
        )
        .as('has_factor'),
    )
    .select((user) =>
      user
        .selectFrom('sessions')
        .select((session) => session.fn.countAll<number>().as('sessions'))
        .whereRef('sessions.user_name', '=', 'users.user_name')
        .where('started_at', '>', new Date(present - limits.sessionMs))
        .where('last_used_at', '>', new Date(present - limits.sessionIdleMs))
        .as('sessions'),
    )
    .$if(townId !== null, (query) => query.where('town_id', '=', townId))
    .orderBy('user_name')
    .execute();
  return rows.map((row) => ({
    ...personOfRow(central, { ...row, has_factor: Boolean(row.has_factor) }),
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    demo: row.demo,
    sessions: row.sessions ?? 0,
  }));
}
