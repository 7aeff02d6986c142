import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Busy } from '../parts/index.ts';

/** What costs nothing is on its way to the town. */
export function SendingScreen(): ReactElement {
  const { say } = useTexts();
  return <Busy title={say('form.sending')} />;
}
