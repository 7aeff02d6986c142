import { UserRound } from 'lucide-react';
import { whoAmI } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';

const Account = later(async () => (await import('./account.tsx')).Account);

export const page: ConsolePage = {
  page: 'account',
  title: texts.title,
  icon: UserRound,
  group: 'operation',
  place: 90,
  needs: [whoAmI],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Account /> })],
};
