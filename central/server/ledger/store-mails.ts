import type { PersonalReference } from '../../../domain/personal/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

/** A receipt that a resident asked for by e-mail. */
export type MailWanted = {
  readonly epoch: number;
  readonly seq: number;
  readonly transactionId: string;
  readonly reference: string;
  readonly receipt: PersonalReference;
  readonly address: PersonalReference;
};

/** After this long a receipt by e-mail is of no use any more. */
const MAIL_DEADLINE_MS = 24 * 3_600_000;

/** Puts receipts into the outbox: ids only, the address stays in its personal record. */
export async function storeMails(
  transaction: DatabaseTransaction,
  kioskId: string,
  mails: readonly MailWanted[],
  now: Date,
): Promise<void> {
  if (mails.length === 0) return;
  await transaction
    .insertInto('receipt_mails')
    .values(
      mails.map((mail) => ({
        kiosk_id: kioskId,
        epoch: mail.epoch,
        seq: mail.seq,
        transaction_id: mail.transactionId,
        reference: mail.reference,
        receipt_record_id: mail.receipt.recordId,
        address_record_id: mail.address.recordId,
        next_try_at: now,
        give_up_at: new Date(now.getTime() + MAIL_DEADLINE_MS),
      })),
    )
    .execute();
}
