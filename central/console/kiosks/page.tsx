import { Monitor } from 'lucide-react';
import { listKiosks } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';

const Kiosks = later(async () => (await import('./kiosks.tsx')).Kiosks);

export const page: ConsolePage = {
  page: 'kiosks',
  title: texts.title,
  icon: Monitor,
  group: 'operation',
  place: 20,
  needs: [listKiosks],
  waits: ['kiosks'],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Kiosks /> })],
};
