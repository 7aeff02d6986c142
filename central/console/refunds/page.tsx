import { Undo2 } from 'lucide-react';
import { listRefunds } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute } from '../route/index.ts';
import { RefundPage } from './refund-page.tsx';
import { RefundSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'refunds',
  title: texts.title,
  icon: Undo2,
  group: 'payments',
  place: 30,
  needs: [listRefunds],
  waits: ['refunds'],
  routes: [
    consoleRoute({
      path: '',
      search: RefundSearch,
      show: ({ show }) => <RefundPage all={show === 'all'} />,
    }),
  ],
};
