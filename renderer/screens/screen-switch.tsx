import type { ReactElement } from 'react';
import type { Screen } from '../../domain/ipc/index.ts';
import { screensOf } from './screens-by-kind.ts';

/** The screen for what main shows. Its subject has been loaded before. */
export function ScreenSwitch({ screen }: { readonly screen: Screen }): ReactElement {
  const screens = screensOf(screen.kind).now();
  if (!screens) throw new Error(`the screen ${screen.kind} has not been loaded`);
  // Each kind has the component for its own screens, which the compiler cannot follow through the union.
  const Shown = screens[screen.kind] as (props: { readonly screen: Screen }) => ReactElement;
  return <Shown screen={screen} />;
}
