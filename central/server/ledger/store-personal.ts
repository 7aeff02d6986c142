import { randomUUID } from 'node:crypto';
import type { PersonalData } from '../../../domain/personal/index.ts';
import type { DatabaseTransaction, Whose } from '../database/index.ts';

/**
 * Keeps what a person of the town wrote of a resident with the personal data of the transaction, so that it is erased as that is. No entry of a
 * kiosk's chain holds its hash, so that it has no salt. Returns the id of the record.
 */
export async function storePersonalByHand(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Whose,
  data: PersonalData,
  at: Date,
): Promise<string> {
  const recordId = randomUUID();
  await transaction
    .insertInto('personal_records')
    .values({
      kiosk_id: kioskId,
      record_id: recordId,
      transaction_id: transactionId,
      kind: data.kind,
      salt: '',
      data: JSON.stringify(data),
      received_at: at,
    })
    .execute();
  return recordId;
}
