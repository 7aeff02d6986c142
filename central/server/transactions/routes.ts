import {
  exportTransactions,
  exportTransactionsWorkbook,
  listTransactions,
  readTransaction,
  sumTransactions,
} from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { freshenSearch, sumTransactions as sumFound } from '../finding/index.ts';
import { logError, RefusedRequest } from '../http/index.ts';
import { asCsv, asWorkbook } from '../table-files/index.ts';
import { transactionFileOf } from './exported-rows.ts';
import { listTransactionRows, readTransactionDetails } from './read-transactions.ts';

/** What the console asks of the transactions. */
export function transactionRoutes({ people }: Callers, { db, now }: Central): void {
  people.serve(listTransactions, async (input, { townId }) => {
    // What a kiosk has just delivered is found too.
    await freshenSearch(db);
    return listTransactionRows(db, { ...input, townId });
  });
  people.serve(sumTransactions, async (input, { townId }) => {
    await freshenSearch(db);
    return sumFound(db, { ...input, townId });
  });
  people.serveFile(exportTransactions, 'transactions.csv', async (input, { townId }, { log }) => {
    await freshenSearch(db);
    return asCsv(transactionFileOf(db, { ...input, townId }), (error) =>
      logError(log, 'export-failed', error),
    );
  });
  people.serveFile(exportTransactionsWorkbook, 'transactions.xlsx', async (input, { townId }, { log }) => {
    await freshenSearch(db);
    return asWorkbook(transactionFileOf(db, { ...input, townId }), (error) =>
      logError(log, 'export-failed', error),
    );
  });
  people.serve(readTransaction, async (input) => {
    const details = await readTransactionDetails(db, input, now());
    if (!details) throw new RefusedRequest('not-found');
    return details;
  });
}
