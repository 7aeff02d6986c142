import type { Insertable, Kysely } from 'kysely';
import type { DatabaseTransaction, Schema } from '../database/index.ts';
import { isTown, onlyTown } from '../town/index.ts';

/** Stores a user; false where the name is taken. */
export async function storeUser(
  transaction: DatabaseTransaction,
  user: Insertable<Schema['users']>,
): Promise<boolean> {
  const row = await transaction
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('user_name').doNothing())
    .returning('user_name')
    .executeTakeFirst();
  return row !== undefined;
}

/** The town of a new user. Undefined asks for the only one, null for all of them; `no-such-town` where there is none of that name. */
export async function townForUser(
  db: Kysely<Schema>,
  asked: string | null | undefined,
): Promise<{ readonly kind: 'town'; readonly townId: string | null } | { readonly kind: 'no-such-town' }> {
  const townId = asked === undefined ? await onlyTown(db) : asked;
  return townId === null || (await isTown(db, townId)) ? { kind: 'town', townId } : { kind: 'no-such-town' };
}
