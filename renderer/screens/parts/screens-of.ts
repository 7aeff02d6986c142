import type { ReactElement } from 'react';
import type { Screen, ScreenOf } from '../../../domain/ipc/index.ts';

/** What a subject shows for each kind of screen that is its own. */
export type ScreensOf<Kind extends Screen['kind']> = {
  readonly [One in Kind]: (props: { readonly screen: ScreenOf<One> }) => ReactElement;
};
