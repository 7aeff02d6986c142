import type { ScreensOf } from '../parts/index.ts';
import { CollectionDaysScreen } from './collection-days-screen.tsx';
import { CollectionRoundsScreen } from './collection-rounds-screen.tsx';

export const collectionScreens: ScreensOf<'collection-rounds' | 'collection-days'> = {
  'collection-rounds': CollectionRoundsScreen,
  'collection-days': CollectionDaysScreen,
};
