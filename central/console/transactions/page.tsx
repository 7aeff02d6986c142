import { ReceiptText } from 'lucide-react';
import { listTransactions } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { OneTransaction } from './one-transaction.tsx';
import { TransactionSearch } from './search.ts';
import { texts } from './texts.ts';
import { TransactionList } from './transaction-list.tsx';

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
