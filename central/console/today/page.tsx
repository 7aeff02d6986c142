import { Sun } from 'lucide-react';
import { readWaiting } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';

const Today = later(async () => (await import('./today.tsx')).Today);

export const page: ConsolePage = {
  page: 'today',
  title: texts.title,
  icon: Sun,
  group: 'day',
  place: 10,
  needs: [readWaiting],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Today /> })],
};
