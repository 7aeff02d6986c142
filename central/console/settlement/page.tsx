import { Scale } from 'lucide-react';
import { listSettlementDays } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { DayList } from './day-list.tsx';
import { OneDay } from './one-day.tsx';
import { DaysSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'settlement',
  title: texts.title,
  icon: Scale,
  group: 'payments',
  place: 40,
  needs: [listSettlementDays],
  routes: [
    consoleRoute({ path: '', search: DaysSearch, show: ({ before }) => <DayList before={before} /> }),
    consoleRoute({
      path: '$day',
      search: NO_SEARCH,
      show: (_search, { day = '' }) => <OneDay key={day} day={day} />,
    }),
  ],
};
