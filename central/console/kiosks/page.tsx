import { Monitor } from 'lucide-react';
import { listKiosks } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { Kiosks } from './kiosks.tsx';
import { texts } from './texts.ts';

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
