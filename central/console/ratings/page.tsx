import { Smile } from 'lucide-react';
import { listRatings } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Ratings } from './ratings.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'ratings',
  title: texts.title,
  icon: Smile,
  group: 'residents',
  place: 50,
  needs: [listRatings],
  show: () => <Ratings />,
};
