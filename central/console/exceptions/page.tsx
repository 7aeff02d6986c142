import { TriangleAlert } from 'lucide-react';
import { listAlarms, listExceptions } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute } from '../route/index.ts';
import { Attention } from './attention.tsx';
import { AttentionSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'attention',
  title: texts.title,
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
