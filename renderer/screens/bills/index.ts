import type { ScreensOf } from '../parts/index.ts';
import { AccountScreen } from './account-screen.tsx';
import { BillsScreen } from './bills-screen.tsx';
import { HolderScreen } from './holder-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';

export const billsScreens: ScreensOf<'account' | 'holder' | 'bills' | 'review'> = {
  account: AccountScreen,
  holder: HolderScreen,
  bills: BillsScreen,
  review: ReviewScreen,
};
