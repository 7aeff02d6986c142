import { ReceiptText } from 'lucide-react';
import { listTransactions } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { TransactionSearch } from './search.ts';
import { texts } from './texts.ts';

const OneTransaction = later(async () => (await import('./one-transaction.tsx')).OneTransaction);
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
  ],
};
