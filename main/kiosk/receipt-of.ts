import { makeConfirmation, makeReceipt, type ReceiptDocument } from '../../domain/receipt/index.ts';
import type { Town } from '../../domain/town/index.ts';
import { billLines, type Transaction } from '../../domain/transaction/index.ts';
import type { Journal } from '../journal/index.ts';

/** Makes a transaction's receipt from the journal alone, so that it can be made after a restart as well. */
export function receiptMaker(
  town: Town,
  journal: () => Journal,
  now: () => Date,
): (transaction: Transaction) => ReceiptDocument {
  return (transaction) => {
    const { details, payment, total, language, reference } = transaction;
    const given = details ? journal().personal(details.recordId) : null;
    const paid = payment.kind === 'approved' && total !== null ? { total, payment: payment.payment } : null;
    const service = town.services.find((offered) => offered.serviceId === transaction.serviceId);
    const at = now().toISOString();
    if (service?.kind === 'form') {
      const answers = given?.kind === 'answers' ? given.answers : null;
      const fees = transaction.lines;
      const { definition } = town;
      return makeConfirmation({
        town: definition,
        service,
        language,
        reference,
        answers,
        fees,
        paid,
        givenAt: at,
      });
    }
    if (paid === null) throw new Error('a receipt for what is not paid');
    return makeReceipt({
      town: town.definition,
      language,
      reference,
      // After its retention time the account is erased, and the receipt goes without it.
      accountNumber: given?.kind === 'account' ? given.accountNumber : '---',
      lines: billLines(transaction.lines),
      paidAt: at,
      ...paid,
    });
  };
}
