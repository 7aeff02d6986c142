import type { z } from 'zod';
import type { giveReceiptCopy } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { storeCopyMail, storePersonalByHand } from '../ledger/index.ts';
import { nameOf, ownReceipt, receiptAgain } from './read-copy.ts';

type Giving = z.infer<typeof giveReceiptCopy.request>;
type Given = z.infer<typeof giveReceiptCopy.response>;

/**
 * Gives a receipt once more: notes that it is printed, or puts it into the queue of mails, whose address goes with the personal data. `sendsMail`:
 * this central has a way to send it.
 */
export async function giveCopy(
  { db, now }: Central,
  { way, ...whose }: Giving,
  { userName: by }: Pick<Person, 'userName'>,
  sendsMail: boolean,
): Promise<Given> {
  if (way.kind === 'email' && !sendsMail) return { kind: 'no-mail' };
  if ((await receiptAgain(db, whose)) === null) return { kind: 'none' };
  if (way.kind === 'email' && (await ownReceipt(db, whose)) === null) return { kind: 'not-booked' };
  const at = now();
  return inTransaction(db, async (transaction): Promise<Given> => {
    const { reference, code } = await nameOf(transaction, whose);
    if (way.kind === 'email') {
      const address = { kind: 'email', address: way.address } as const;
      const addressRecordId = await storePersonalByHand(transaction, whose, address, at);
      await storeCopyMail(transaction, { ...whose, reference, addressRecordId, by, at });
    }
    await writeAudit(transaction, at, {
      actor: by,
      action: 'give-receipt-copy',
      subject: `${code} ${whose.transactionId}`,
      detail: { reference, way: way.kind },
    });
    return { kind: 'given' };
  });
}
