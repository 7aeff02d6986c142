import type { QueuesNow } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { rangeOfKiosk } from './own-range.ts';
import { readTownQueues } from './town-queues.ts';
import { queuesNow } from './waiting.ts';

/** What a kiosk shows before a number is taken, and the range for the time when it cannot ask. */
export async function readQueuesForKiosk(
  { db, now }: Central,
  kiosk: AuthenticatedKiosk,
): Promise<QueuesNow> {
  const at = now();
  const known = await readTownQueues(db, kiosk.townId, at);
  if (!known || known.queues.length === 0) return { range: null, queues: [] };
  const range = await rangeOfKiosk(db, kiosk);
  return { range, queues: await queuesNow(db, kiosk.townId, known.day, known.queues, at) };
}
