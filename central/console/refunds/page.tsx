import { Undo2 } from 'lucide-react';
import { listRefunds } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { RefundSearch } from './search.ts';
import { title } from './title.ts';

const RefundPage = later(async () => (await import('./refund-page.tsx')).RefundPage);

export const page: ConsolePage = {
  page: 'refunds',
  title,
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
