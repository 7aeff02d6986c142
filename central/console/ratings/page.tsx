import { Smile } from 'lucide-react';
import { listRatings } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { texts } from './texts.ts';

const Ratings = later(async () => (await import('./ratings.tsx')).Ratings);

export const page: ConsolePage = {
  page: 'ratings',
  title: texts.title,
  icon: Smile,
  group: 'residents',
  place: 50,
  needs: [listRatings],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Ratings /> })],
};
