import type { Kysely } from 'kysely';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { Schema } from '../database/index.ts';

/** A town by its id, or null. */
export async function readTown(db: Kysely<Schema>, townId: string): Promise<TownDefinition | null> {
  const row = await db
    .selectFrom('towns')
    .select('definition')
    .where('town_id', '=', townId)
    .executeTakeFirst();
  return row ? TownDefinition.parse(row.definition) : null;
}

/** The town that is meant when none is named: the only one. Null when there is none, or more than one. */
export async function onlyTown(db: Kysely<Schema>): Promise<string | null> {
  const rows = await db.selectFrom('towns').select('town_id').limit(2).execute();
  return rows.length === 1 ? (rows[0]?.town_id ?? null) : null;
}

/** The town of this id, or the only one when none is named; an id that no town has when that cannot be said. */
export const townOf = async (
  { db }: { readonly db: Kysely<Schema> },
  townId: string | undefined,
): Promise<string> => townId ?? (await onlyTown(db)) ?? '';

/** Whether there is a town of this id. */
export const isTown = async (db: Kysely<Schema>, townId: string): Promise<boolean> =>
  (await db.selectFrom('towns').select('town_id').where('town_id', '=', townId).executeTakeFirst()) !==
  undefined;
