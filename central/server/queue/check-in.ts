import type { z } from 'zod';
import { compareNames } from '../../../domain/letters/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { CheckInAnswer, checkIn } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { readNameRule } from '../town/index.ts';
import { isTaken } from './take-ticket.ts';
import { readTownQueues } from './town-queues.ts';

/** Finds an appointment for a resident who knows its reference and the family name; failures are counted per reference and per kiosk. */
export async function checkInForKiosk(
  central: Central,
  { townId, kioskId }: AuthenticatedKiosk,
  { reference, surname }: z.infer<typeof checkIn.request>,
): Promise<CheckInAnswer> {
  const { db, limits } = central;
  const now = central.now();
  const buckets = [
    { name: `check-in:${sha256(`${townId}:${reference}`)}`, limit: limits.lookupsFailedPerAccount },
    { name: `lookup:kiosk:${kioskId}`, limit: limits.lookupsFailedPerKiosk },
  ];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return claim;
  const row = await db
    .selectFrom('appointments')
    .selectAll()
    .where('town_id', '=', townId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  const fit = compareNames(surname, row?.surname ?? '', await readNameRule(db, townId));
  if (fit !== 'other') await giveBackTry(db, claim.tryIds);
  if (!row || fit !== 'same') return { kind: 'not-found' };
  const known = await readTownQueues(db, townId, now);
  if (!known?.queues.some(({ queueId }) => queueId === row.queue_id)) return { kind: 'not-found' };
  const at = row.starts_at.toISOString();
  if (dayIn(known.town.timeZone, row.starts_at) !== known.day) return { kind: 'not-today', at };
  if (await isTaken(db, row)) return { kind: 'checked-in' };
  return { kind: 'found', queueId: row.queue_id, at };
}
