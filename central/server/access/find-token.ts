import { Role } from '../../wire/index.ts';
import { tokenActor } from '../actors/index.ts';
import type { Central } from '../central.ts';
import { hashOfToken } from '../hash/index.ts';
import type { Person } from './find-session.ts';

/** A program that calls with a token. */
export type Program = Person & {
  /** It may change nothing. */
  readonly readsOnly: boolean;
};

/** How exactly the last use is kept: not each call writes. */
const USE_KEPT_MS = 60_000;

/**
 * The tokens that work: neither revoked nor over, and made by somebody who still is an administrator of that town and may sign in. Who leaves takes
 * their keys along.
 */
export const worksAsToken = ({ db, demo, now }: Pick<Central, 'db' | 'demo' | 'now'>) =>
  db
    .selectFrom('api_tokens as working')
    .innerJoin('users as maker', 'maker.user_name', 'working.made_by')
    .select('working.token_id')
    .where('working.revoked_at', 'is', null)
    .where('working.expires_at', '>', now())
    .where('maker.disabled_at', 'is', null)
    .where('maker.role', '=', 'administrator')
    .where((is) =>
      is.or([is('maker.town_id', 'is', null), is('maker.town_id', '=', is.ref('working.town_id'))]),
    )
    .$if(!demo, (query) => query.where('maker.demo', '=', false));

/** Whose token this is, or null. */
export async function findToken(central: Central, token: string): Promise<Program | null> {
  const now = central.now();
  const row = await worksAsToken(central)
    .select(['working.name', 'working.role', 'working.town_id', 'working.reads_only', 'working.last_used_at'])
    .where('working.token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  if (!row) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= USE_KEPT_MS) {
    await central.db
      .updateTable('api_tokens')
      .set({ last_used_at: now })
      .where('token_id', '=', row.token_id)
      .execute();
  }
  return {
    userName: tokenActor(row.name),
    role: Role.parse(row.role),
    townId: row.town_id,
    secondFactor: 'off',
    readsOnly: row.reads_only,
  };
}
