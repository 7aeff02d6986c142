import { TriangleAlert } from 'lucide-react';
import { listAlarms, listExceptions, readCorrection } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { AttentionSearch } from './search.ts';
import { title } from './title.ts';

const Attention = later(async () => (await import('./attention.tsx')).Attention);
const CorrectionPage = later(async () => (await import('../corrections/index.ts')).CorrectionPage);

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
    consoleRoute({
      path: '$kioskId/$transactionId',
      search: NO_SEARCH,
      needs: [readCorrection],
      show: (_search, { kioskId = '', transactionId = '' }) => (
        <CorrectionPage kioskId={kioskId} transactionId={transactionId} />
      ),
    }),
  ],
};
