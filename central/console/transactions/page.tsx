import { ReceiptText } from 'lucide-react';
import { listTransactions, readReceiptCopy } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { TransactionSearch } from './search.ts';
import { texts } from './texts.ts';

const OneTransaction = later(async () => (await import('./one-transaction.tsx')).OneTransaction);
const ReceiptCopy = later(async () => (await import('../receipt-copy/index.ts')).ReceiptCopy);
const TransactionList = later(async () => (await import('./transaction-list.tsx')).TransactionList);

export const page: ConsolePage = {
  page: 'transactions',
  title: texts.title,
  icon: ReceiptText,
  group: 'payments',
  place: 10,
  needs: [listTransactions],
  routes: [
    consoleRoute({
      path: '',
      search: TransactionSearch,
      show: (search) => <TransactionList search={search} />,
    }),
    consoleRoute({
      path: '$kioskId/$transactionId',
      search: NO_SEARCH,
      show: (_search, { kioskId = '', transactionId = '' }) => (
        <OneTransaction kioskId={kioskId} transactionId={transactionId} />
      ),
    }),
    consoleRoute({
      path: '$kioskId/$transactionId/receipt',
      search: NO_SEARCH,
      needs: [readReceiptCopy],
      show: (_search, { kioskId = '', transactionId = '' }) => (
        <ReceiptCopy kioskId={kioskId} transactionId={transactionId} />
      ),
    }),
  ],
};
