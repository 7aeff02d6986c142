import type { Kysely } from 'kysely';
import type { NameRule } from '../../../domain/letters/index.ts';
import type { Schema } from '../database/index.ts';
import { readTown } from './read-town.ts';

/** How a town wants family names compared: both names of a double one, when it says nothing. */
export async function readNameRule(db: Kysely<Schema>, townId: string): Promise<NameRule> {
  const town = await readTown(db, townId);
  return town?.names ?? { halfIsEnough: false };
}
