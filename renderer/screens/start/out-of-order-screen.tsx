import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Help, Working } from '../parts/index.ts';
import style from './out-of-order-screen.module.css';

/** The kiosk cannot work: says what still does and where to go. */
export function OutOfOrderScreen({ screen }: { readonly screen: ScreenOf<'out-of-order'> }): ReactElement {
  const { say } = useTexts();
  const starting = screen.reason === 'starting';
  return (
    <ScreenFrame
      part={screen.reason}
      title={say(starting ? 'outOfOrder.startingTitle' : 'outOfOrder.title')}
      lead={say(starting ? 'outOfOrder.startingLead' : 'outOfOrder.lead')}
      out="none"
      action={
        <p className={style.staff}>
          {say('outOfOrder.staff')}: <bdi>{screen.staffMessage}</bdi>
        </p>
      }
    >
      {starting ? <Working /> : <Help />}
    </ScreenFrame>
  );
}
