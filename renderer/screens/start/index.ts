import type { ScreensOf } from '../parts/index.ts';
import { AttractScreen } from './attract-screen.tsx';
import { HomeScreen } from './home-screen.tsx';
import { LanguageScreen } from './language-screen.tsx';
import { OutOfOrderScreen } from './out-of-order-screen.tsx';

export const startScreens: ScreensOf<'attract' | 'language' | 'home' | 'out-of-order'> = {
  attract: AttractScreen,
  language: LanguageScreen,
  home: HomeScreen,
  'out-of-order': OutOfOrderScreen,
};
