import { Rocket } from 'lucide-react';
import { listReleases } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { Releases } from './releases.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'releases',
  title: texts.title,
  icon: Rocket,
  group: 'operation',
  place: 30,
  needs: [listReleases],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Releases /> })],
};
