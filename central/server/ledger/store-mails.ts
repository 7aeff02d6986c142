import type { PersonalReference } from '../../../domain/personal/index.ts';
import type { DatabaseTransaction, Whose } from '../database/index.ts';

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

/** A copy of a receipt that a person of the town sends. */
export type CopyWanted = Whose & {
  readonly reference: string;
  readonly addressRecordId: string;
  readonly by: string;
  readonly at: Date;
};

/** Puts a copy of a receipt into the outbox. */
export async function storeCopyMail(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, reference, addressRecordId, by, at }: CopyWanted,
): Promise<void> {
  await transaction
    .insertInto('receipt_mails')
    .values({
      kiosk_id: kioskId,
      epoch: null,
      seq: null,
      transaction_id: transactionId,
      reference,
      receipt_record_id: null,
      address_record_id: addressRecordId,
      next_try_at: at,
      give_up_at: new Date(at.getTime() + MAIL_DEADLINE_MS),
      asked_by: by,
      asked_at: at,
    })
    .execute();
}
