import { MapPin, Phone } from 'lucide-react';
import type { ReactElement } from 'react';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './help.module.css';

/** Where people are who can help. */
export function Help(): ReactElement {
  const { settings } = useKiosk();
  const { say } = useTexts();
  const { help, address, phone } = settings.town.definition;
  return (
    <div className={style.help}>
      <p className={style.sentence}>
        <TownText text={help} />
      </p>
      <p>
        <MapPin aria-hidden />
        <span>
          <span className="for-listening">{say('common.address')}: </span>
          <TownText text={address} />
        </span>
      </p>
      {phone !== '' && (
        <p>
          <Phone aria-hidden />
          <span>
            <span className="for-listening">{say('common.phone')}: </span>
            <bdi dir="ltr">{phone}</bdi>
          </span>
        </p>
      )}
    </div>
  );
}
