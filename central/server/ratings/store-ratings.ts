import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WritingKiosk } from '../ledger/index.ts';

/** Stores what residents said of the kiosk, once each: an entry is its own key. */
export async function storeRatings(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  fresh: readonly DeliveredEntry[],
): Promise<void> {
  const rows = fresh.flatMap(({ entry: { epoch, seq, at, body } }) => {
    if (body.subject !== 'kiosk' || body.event.kind !== 'rated') return [];
    const { serviceId, score, reason, language } = body.event;
    return [
      {
        kiosk_id: kioskId,
        epoch,
        seq,
        town_id: townId,
        service_id: serviceId,
        score,
        reason,
        language,
        rated_at: new Date(at),
      },
    ];
  });
  if (rows.length > 0) await transaction.insertInto('ratings').values(rows).execute();
}
