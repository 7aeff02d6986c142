import type { ReactElement } from 'react';
import type { Screen } from '../../domain/ipc/index.ts';
import { billsScreens } from './bills/index.ts';
import { bookingScreens } from './booking/index.ts';
import { collectionScreens } from './collection/index.ts';
import { formScreens } from './form/index.ts';
import { lookUpScreens } from './look-up/index.ts';
import type { ScreensOf } from './parts/index.ts';
import { paymentScreens } from './payment/index.ts';
import { queueScreens } from './queue/index.ts';
import { startScreens } from './start/index.ts';
import { statusScreens } from './status/index.ts';

/** The screens of all subjects; the compiler finds a kind that none of them shows. */
const SCREENS: ScreensOf<Screen['kind']> = {
  ...startScreens,
  ...lookUpScreens,
  ...billsScreens,
  ...formScreens,
  ...bookingScreens,
  ...collectionScreens,
  ...queueScreens,
  ...statusScreens,
  ...paymentScreens,
};

/** The screen for what main shows. */
export function ScreenSwitch({ screen }: { readonly screen: Screen }): ReactElement {
  // Each kind has the component for its own screens, which the compiler cannot follow through the union.
  const Shown = SCREENS[screen.kind] as (props: { readonly screen: Screen }) => ReactElement;
  return <Shown screen={screen} />;
}
