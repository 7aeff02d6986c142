import { UserRound } from 'lucide-react';
import { whoAmI } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { Account } from './account.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'account',
  title: texts.title,
  icon: UserRound,
  group: 'operation',
  place: 90,
  needs: [whoAmI],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Account /> })],
};
