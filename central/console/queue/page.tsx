import { Ticket } from 'lucide-react';
import { listQueues } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { Queue } from './queue.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'queue',
  title: texts.title,
  icon: Ticket,
  group: 'residents',
  place: 10,
  needs: [listQueues],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Queue /> })],
};
