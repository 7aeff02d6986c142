import type { z } from 'zod';
import { type ReceiptDocument, withCopyMark } from '../../../domain/paper/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { readReceiptCopy } from '../../wire/index.ts';
import { publishedLogo } from '../content/index.ts';
import type { Database, DatabaseTransaction, Whose } from '../database/index.ts';
import { readPersonal } from '../ledger/index.ts';
import { receiptFromLedger } from '../mail/index.ts';

type Copy = z.infer<typeof readReceiptCopy.response>;
type Mails = Extract<Copy, { kind: 'copy' }>['mails'];

/** A receipt once more, marked as a copy, with the mails that carry it. */
export async function readCopy(db: Database, whose: Whose): Promise<Copy> {
  const document = await receiptAgain(db, whose);
  if (document === null) return { kind: 'none' };
  const { reference, townId } = await nameOf(db, whose);
  const [mails, logo] = [await readMails(db, whose), await publishedLogo(db, townId)];
  return { kind: 'copy', reference, document: withCopyMark(document), logo, mails };
}

/**
 * The receipt as the resident received it; where none was made, or it is erased after its retention time, what central's own books say. Null
 * where they say nothing.
 */
export async function receiptAgain(db: Database, whose: Whose): Promise<ReceiptDocument | null> {
  const row = await db
    .selectFrom('transactions')
    .select('state')
    .where('kiosk_id', '=', whose.kioskId)
    .where('transaction_id', '=', whose.transactionId)
    .executeTakeFirst();
  // Written by the ledger from the machine's own state.
  const receipt = (row?.state as Transaction | undefined)?.receipt ?? null;
  const given = receipt === null ? null : await readPersonal(db, whose.kioskId, receipt.recordId);
  return given?.kind === 'receipt' ? given.document : ownReceipt(db, whose);
}

/** The receipt that central makes of its own books: what goes by e-mail; null where it has not taken the transaction. */
export const ownReceipt = (
  db: Database,
  { kioskId, transactionId }: Whose,
): Promise<ReceiptDocument | null> =>
  receiptFromLedger(db, { kiosk_id: kioskId, transaction_id: transactionId });

/** By what a transaction is called: its reference, the code of its kiosk, and the kiosk's town. */
export const nameOf = (
  db: Database | DatabaseTransaction,
  { kioskId, transactionId }: Whose,
): Promise<{ readonly reference: string; readonly code: string; readonly townId: string }> =>
  db
    .selectFrom('transactions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'transactions.kiosk_id')
    .select(['reference', 'code', 'kiosks.town_id as townId'])
    .where('transactions.kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirstOrThrow();

async function readMails(db: Database, { kioskId, transactionId }: Whose): Promise<Mails> {
  const rows = await db
    .selectFrom('receipt_mails')
    .select(['mail_id', 'asked_by', 'asked_at', 'state', 'sent_at', 'problem'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .orderBy('mail_id')
    .execute();
  return rows.map((row) => ({
    mailId: row.mail_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at?.toISOString() ?? null,
    state: row.state as Mails[number]['state'],
    sentAt: row.sent_at?.toISOString() ?? null,
    problem: row.problem,
  }));
}
