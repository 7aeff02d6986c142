import { Smile } from 'lucide-react';
import { listRatings } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { Ratings } from './ratings.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'ratings',
  title: texts.title,
  icon: Smile,
  group: 'residents',
  place: 50,
  needs: [listRatings],
  routes: [consoleRoute({ path: '', search: NO_SEARCH, show: () => <Ratings /> })],
};
