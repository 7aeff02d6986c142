import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { deleteFilter, renameFilter, SavedFilter, saveFilter } from '../../wire/index.ts';
import { isTaken, type Schema } from '../database/index.ts';

/** So many has a person for one list: more would be no shorter way. */
const MOST_FILTERS = 50;

type Db = Kysely<Schema>;
/** One person's filters of one list. */
export type Owner = { readonly userName: string; readonly page: string };

/** By name, as people read lists. */
export async function listFilterRows(db: Db, { userName, page }: Owner): Promise<SavedFilter[]> {
  const rows = await db
    .selectFrom('saved_filters')
    .select(['name', 'address', 'saved_at'])
    .where('user_name', '=', userName)
    .where('page', '=', page)
    .orderBy(sql`lower(name)`)
    .orderBy('name')
    .execute();
  return rows.map(({ name, address, saved_at }) => ({ name, address, savedAt: saved_at.toISOString() }));
}

/** Saves a filter; a name that is there is never replaced. */
export async function storeFilter(
  db: Db,
  now: Date,
  { userName, page }: Owner,
  { name, address }: { readonly name: string; readonly address: string },
): Promise<z.infer<typeof saveFilter.response>> {
  const saved = await listFilterRows(db, { userName, page });
  if (saved.some((one) => one.name === name)) return { kind: 'refused', reason: 'exists' };
  if (saved.length >= MOST_FILTERS) return { kind: 'refused', reason: 'too-many' };
  const row = await db
    .insertInto('saved_filters')
    .values({ user_name: userName, page, name, address, saved_at: now })
    // Saved in the same moment by another window of the same person.
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .executeTakeFirst();
  return row ? { kind: 'saved' } : { kind: 'refused', reason: 'exists' };
}

export async function renameFilterRow(
  db: Db,
  { userName, page }: Owner,
  { name, newName }: { readonly name: string; readonly newName: string },
): Promise<z.infer<typeof renameFilter.response>> {
  try {
    const row = await db
      .updateTable('saved_filters')
      .set({ name: newName })
      .where('user_name', '=', userName)
      .where('page', '=', page)
      .where('name', '=', name)
      .returning('name')
      .executeTakeFirst();
    return row ? { kind: 'renamed' } : { kind: 'refused', reason: 'unknown' };
  } catch (error) {
    if (isTaken(error)) return { kind: 'refused', reason: 'exists' };
    throw error;
  }
}

export async function deleteFilterRow(
  db: Db,
  { userName, page }: Owner,
  name: string,
): Promise<z.infer<typeof deleteFilter.response>> {
  const row = await db
    .deleteFrom('saved_filters')
    .where('user_name', '=', userName)
    .where('page', '=', page)
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst();
  return row ? { kind: 'deleted' } : { kind: 'refused', reason: 'unknown' };
}
