import { UserRoundSearch } from 'lucide-react';
import { findPersonalData } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { PersonalDataSearch } from './search.ts';
import { title } from './title.ts';

const PersonalData = later(async () => (await import('./personal-data.tsx')).PersonalData);

export const page: ConsolePage = {
  page: 'personal-data',
  title,
  icon: UserRoundSearch,
  group: 'operation',
  place: 70,
  needs: [findPersonalData],
  routes: [
    consoleRoute({
      path: '',
      search: PersonalDataSearch,
      show: ({ search }) => <PersonalData search={search ?? ''} />,
    }),
  ],
};
