import type { ScreensOf } from '../parts/index.ts';
import { AttractScreen } from './attract-screen.tsx';
import { OutOfOrderScreen } from './out-of-order-screen.tsx';

/** What shows while nobody is there, or nobody can be served. */
export const startScreens: ScreensOf<'attract' | 'out-of-order'> = {
  attract: AttractScreen,
  'out-of-order': OutOfOrderScreen,
};
