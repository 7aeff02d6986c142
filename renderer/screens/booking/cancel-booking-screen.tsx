import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReferenceScreen } from '../parts/index.ts';

/** Asks for a booking's reference, then for the family name on it. */
export function CancelBookingScreen({
  screen,
}: {
  readonly screen: ScreenOf<'cancel-booking'>;
}): ReactElement {
  const { calls } = useKiosk();
  const { say } = useTexts();
  const { asks, problem } = screen;
  return (
    <ReferenceScreen
      {...screen}
      title={say(asks === 'reference' ? 'booking.reference.title' : 'booking.surname.title')}
      lead={say(`status.${asks}.lead`)}
      label={say(`status.${asks}.label`)}
      problemInWords={problem && say(`status.problem.${problem}`)}
      send={calls['booking.find']}
    />
  );
}
