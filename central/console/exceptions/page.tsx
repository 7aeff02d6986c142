import { TriangleAlert } from 'lucide-react';
import { listAlarms, listExceptions } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { AttentionSearch } from './search.ts';
import { title } from './title.ts';

const Attention = later(async () => (await import('./attention.tsx')).Attention);

export const page: ConsolePage = {
  page: 'attention',
  title,
  icon: TriangleAlert,
  group: 'operation',
  place: 10,
  needs: [listExceptions, listAlarms],
  waits: ['exceptions', 'alarms'],
  routes: [
    consoleRoute({
      path: '',
      search: AttentionSearch,
      show: (search) => <Attention search={search} />,
    }),
  ],
};
