import { UsersRound } from 'lucide-react';
import { listUsers } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { People } from './people.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'users',
  title: texts.title,
  icon: UsersRound,
  group: 'operation',
  place: 50,
  needs: [listUsers],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <People /> })],
};
