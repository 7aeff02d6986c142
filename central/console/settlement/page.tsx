import { Scale } from 'lucide-react';
import { listSettlementDays } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { DaysSearch } from './search.ts';
import { title } from './title.ts';

const DayList = later(async () => (await import('./day-list.tsx')).DayList);
const OneDay = later(async () => (await import('./one-day.tsx')).OneDay);

export const page: ConsolePage = {
  page: 'settlement',
  title,
  icon: Scale,
  group: 'payments',
  place: 40,
  needs: [listSettlementDays],
  waits: ['days'],
  routes: [
    consoleRoute({ path: '', search: DaysSearch, show: ({ before }) => <DayList before={before} /> }),
    consoleRoute({
      path: '$day',
      search: NO_SEARCH,
      show: (_search, { day = '' }) => <OneDay key={day} day={day} />,
    }),
  ],
};
