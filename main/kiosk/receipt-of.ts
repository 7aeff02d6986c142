import type { ReceiptDocument } from '../../domain/paper/index.ts';
import { receiptOf } from '../../domain/receipt/index.ts';
import type { Town } from '../../domain/town/index.ts';
import type { Transaction } from '../../domain/transaction/index.ts';
import type { Journal } from '../journal/index.ts';

/** Makes a transaction's receipt from the journal alone, so that it can be made after a restart as well. */
export function receiptMaker(
  town: Town,
  journal: () => Journal,
  now: () => Date,
): (transaction: Transaction) => ReceiptDocument {
  return (transaction) => {
    const { details } = transaction;
    const given = details ? journal().personal(details.recordId) : null;
    return receiptOf(town, transaction, given, now().toISOString());
  };
}
