import { sql } from 'kysely';
import type { DatabaseTransaction } from '../database/index.ts';

/** The channel (NOTIFY) on which every server process hears of the queues of a town. */
export const QUEUE_CHANNEL = 'townhall_queues';

/** Tells all server processes, when the transaction is on disk, that the queues of a town have changed. */
export async function tellOfChange(transaction: DatabaseTransaction, townId: string): Promise<void> {
  await sql`select pg_notify(${QUEUE_CHANNEL}, ${townId})`.execute(transaction);
}
