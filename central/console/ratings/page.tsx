import { Smile } from 'lucide-react';
import { listRatings } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Ratings } from './ratings.tsx';
import { texts } from './texts.ts';

export const ratingsPage: ConsolePage = {
  page: 'ratings',
  title: texts.title,
  icon: Smile,
  group: 'residents',
  needs: [listRatings],
  show: () => <Ratings />,
};
