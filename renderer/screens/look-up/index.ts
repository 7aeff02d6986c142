import type { ScreensOf } from '../parts/index.ts';
import { LookUpScreen } from './look-up-screen.tsx';

export * from './home-look-ups.tsx';

export const lookUpScreens: ScreensOf<'look-up'> = {
  'look-up': LookUpScreen,
};
