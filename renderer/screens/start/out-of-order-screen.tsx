import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { directionOf } from '../../../domain/text/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { signsIn, useTexts } from '../../i18n/index.ts';
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
        screen.staffMessage !== '' && (
          <p className={style.staff}>
            {say('outOfOrder.staff')}: <bdi>{screen.staffMessage}</bdi>
          </p>
        )
      }
    >
      {starting ? <Starting /> : <Help />}
    </ScreenFrame>
  );
}

/** Nobody has chosen a language yet: it is said in all those of the town. */
function Starting(): ReactElement {
  const { settings, view } = useKiosk();
  const others = settings.town.definition.languages.filter((language) => language !== view.language);
  return (
    <>
      <Working />
      <ul className={style.others}>
        {others.map((language) => (
          <li key={language} lang={language} dir={directionOf(language)}>
            {signsIn(language)('outOfOrder.startingTitle')}
          </li>
        ))}
      </ul>
    </>
  );
}
