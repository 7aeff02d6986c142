import type { ScreensOf } from '../parts/index.ts';
import { StatusFoundScreen } from './status-found-screen.tsx';
import { StatusScreen } from './status-screen.tsx';

export const statusScreens: ScreensOf<'status' | 'status-found'> = {
  status: StatusScreen,
  'status-found': StatusFoundScreen,
};
