import { UsersRound } from 'lucide-react';
import { listUsers } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { title } from './title.ts';

const People = later(async () => (await import('./people.tsx')).People);

export const page: ConsolePage = {
  page: 'users',
  title,
  icon: UsersRound,
  group: 'operation',
  place: 50,
  needs: [listUsers],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <People /> })],
};
