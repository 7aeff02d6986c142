import type { z } from 'zod';
import { compareNames } from '../../../domain/letters/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { CheckInAnswer, checkIn } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { prove } from '../proof/index.ts';
import { isTaken } from './take-ticket.ts';
import { readTownQueues } from './town-queues.ts';

/** Finds an appointment for a resident who knows its reference and the family name; failures are counted per reference and per kiosk. */
export async function checkInForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { reference, surname }: z.infer<typeof checkIn.request>,
): Promise<CheckInAnswer> {
  const { db } = central;
  const { townId } = kiosk;
  const now = central.now();
  const proof = await prove(central, kiosk, { what: 'check-in', id: reference }, async (rule) => {
    const found = await db
      .selectFrom('appointments')
      .selectAll()
      .where('town_id', '=', townId)
      .where('reference', '=', reference)
      .executeTakeFirst();
    return { found, fit: compareNames(surname, found?.surname ?? '', rule) };
  });
  if (proof.kind !== 'proved') return proof;
  const row = proof.found;
  const known = await readTownQueues(db, townId, now);
  if (!known?.queues.some(({ queueId }) => queueId === row.queue_id)) return { kind: 'not-found' };
  const at = row.starts_at.toISOString();
  if (dayIn(known.town.timeZone, row.starts_at) !== known.day) return { kind: 'not-today', at };
  if (await isTaken(db, row)) return { kind: 'checked-in' };
  return { kind: 'found', queueId: row.queue_id, at };
}
