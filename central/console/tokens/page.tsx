import { KeyRound } from 'lucide-react';
import { listTokens } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { title } from './title.ts';

const Tokens = later(async () => (await import('./tokens.tsx')).Tokens);

export const page: ConsolePage = {
  page: 'tokens',
  title,
  icon: KeyRound,
  group: 'operation',
  place: 60,
  needs: [listTokens],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Tokens /> })],
};
