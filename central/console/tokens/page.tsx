import { KeyRound } from 'lucide-react';
import { listTokens } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';
import { Tokens } from './tokens.tsx';

export const page: ConsolePage = {
  page: 'tokens',
  title: texts.title,
  icon: KeyRound,
  group: 'operation',
  place: 60,
  needs: [listTokens],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Tokens /> })],
};
