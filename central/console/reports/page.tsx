import { Construction } from 'lucide-react';
import { listReports, readReport } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { ReportSearch } from './search.ts';
import { texts } from './texts.ts';

const OneReport = later(async () => (await import('./one-report.tsx')).OneReport);
const ReportList = later(async () => (await import('./report-list.tsx')).ReportList);

export const page: ConsolePage = {
  page: 'reports',
  title: texts.title,
  icon: Construction,
  group: 'residents',
  place: 40,
  needs: [listReports],
  waits: ['reports'],
  routes: [
    consoleRoute({ path: '', search: ReportSearch, show: (search) => <ReportList search={search} /> }),
    consoleRoute({
      path: '$townId/$requestId',
      search: NO_SEARCH,
      needs: [readReport],
      show: (_search, { townId = '', requestId = '' }) => <OneReport townId={townId} requestId={requestId} />,
    }),
  ],
};
