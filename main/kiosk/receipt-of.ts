import { makeReceipt, type ReceiptDocument } from '../../domain/receipt/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import type { Transaction } from '../../domain/transaction/index.ts';
import type { Journal } from '../journal/index.ts';

/** Makes a paid transaction's receipt from the journal alone, so that it can be made after a restart as well. */
export function receiptMaker(
  town: TownDefinition,
  journal: () => Journal,
  now: () => Date,
): (transaction: Transaction) => ReceiptDocument {
  return (transaction) => {
    const { details, payment, total } = transaction;
    const account = details ? journal().personal(details.recordId) : null;
    if (payment.kind !== 'approved' || total === null) throw new Error('a receipt for what is not paid');
    return makeReceipt({
      town,
      language: transaction.language,
      reference: transaction.reference,
      // After its retention time the account is erased, and the receipt goes without it.
      accountNumber: account?.kind === 'account' ? account.accountNumber : '---',
      lines: transaction.lines,
      total,
      payment: payment.payment,
      paidAt: now().toISOString(),
    });
  };
}
