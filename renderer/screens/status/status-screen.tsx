import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReferenceScreen } from '../parts/index.ts';

/** Asks for the reference and, where it is an application, for the family name on it. */
export function StatusScreen({ screen }: { readonly screen: ScreenOf<'status'> }): ReactElement {
  const { calls } = useKiosk();
  const { say } = useTexts();
  const { asks, problem } = screen;
  return (
    <ReferenceScreen
      {...screen}
      title={say(`status.${asks}.title`)}
      lead={say(`status.${asks}.lead`)}
      label={say(`status.${asks}.label`)}
      problemInWords={problem && say(`status.problem.${problem}`)}
      send={calls['status.ask']}
    />
  );
}
