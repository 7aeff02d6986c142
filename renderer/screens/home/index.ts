import type { ScreensOf } from '../parts/index.ts';
import { HomeScreen } from './home-screen.tsx';
import { LanguageScreen } from './language-screen.tsx';

export const homeScreens: ScreensOf<'language' | 'home'> = {
  language: LanguageScreen,
  home: HomeScreen,
};
