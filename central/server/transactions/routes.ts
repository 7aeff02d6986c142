import { listTransactions, readTransaction } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { RefusedRequest } from '../http/index.ts';
import { listTransactionRows, readTransactionDetails } from './read-transactions.ts';

/** What the console asks of the transactions. */
export function transactionRoutes({ people }: Callers, { db }: Central): void {
  people.serve(listTransactions, (input, { townId }) => listTransactionRows(db, { ...input, townId }));
  people.serve(readTransaction, async (input) => {
    const details = await readTransactionDetails(db, input);
    if (!details) throw new RefusedRequest('not-found');
    return details;
  });
}
