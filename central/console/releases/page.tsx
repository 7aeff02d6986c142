import { Rocket } from 'lucide-react';
import { listReleases } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { title } from './title.ts';

const Releases = later(async () => (await import('./releases.tsx')).Releases);

export const page: ConsolePage = {
  page: 'releases',
  title,
  icon: Rocket,
  group: 'operation',
  place: 30,
  needs: [listReleases],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Releases /> })],
};
