import { Ticket } from 'lucide-react';
import { listQueues } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';

const Queue = later(async () => (await import('./queue.tsx')).Queue);

export const page: ConsolePage = {
  page: 'queue',
  title: texts.title,
  icon: Ticket,
  group: 'residents',
  place: 10,
  needs: [listQueues],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Queue /> })],
};
