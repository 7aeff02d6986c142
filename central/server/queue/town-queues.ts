import { Holiday } from '../../../domain/content/index.ts';
import { type QueueDefinition, QueueDefinitions } from '../../../domain/queue/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** A town with what its residents wait for. */
export type KnownQueues = {
  readonly town: TownDefinition;
  readonly queues: readonly QueueDefinition[];
  readonly holidays: readonly Holiday[];
};

/** The same, with the day that it is there. */
export type TownQueues = KnownQueues & { readonly day: string };

/** The queues of a town, none where it has none; null when there is no such town. */
export async function readTownQueues(
  db: Database | DatabaseTransaction,
  townId: string,
  now: Date,
): Promise<TownQueues | null> {
  const known = await knownQueues(db, townId);
  return known && { ...known, day: dayIn(known.town.timeZone, now) };
}

export async function knownQueues(
  db: Database | DatabaseTransaction,
  townId: string,
): Promise<KnownQueues | null> {
  const row = await db
    .selectFrom('towns')
    .select(['definition', 'queues', 'holidays'])
    .where('town_id', '=', townId)
    .executeTakeFirst();
  if (!row) return null;
  const town = TownDefinition.parse(row.definition);
  const queues = row.queues.length === 0 ? [] : QueueDefinitions.parse(row.queues);
  return { town, queues, holidays: Holiday.array().parse(row.holidays) };
}
