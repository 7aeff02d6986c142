import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { ScreenFrame } from '../../frame/index.ts';

/** Something that is looked up: the search, a list or one thing. */
export function LookUpScreen({ screen }: { readonly screen: ScreenOf<'look-up'> }): ReactElement {
  return <ScreenFrame part={`${screen.path.kind} ${screen.path.id}`} title="" back="session" />;
}
