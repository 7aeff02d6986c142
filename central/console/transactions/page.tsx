import { ReceiptText } from 'lucide-react';
import { listTransactions } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { texts } from './texts.ts';
import { Transactions } from './transactions.tsx';

export const page: ConsolePage = {
  page: 'transactions',
  title: texts.title,
  icon: ReceiptText,
  group: 'payments',
  place: 10,
  needs: [listTransactions],
  show: (route) => <Transactions route={route} />,
};
