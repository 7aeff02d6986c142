import type { ReactElement } from 'react';
import { dayInWords, timeInWords } from '../../domain/content/index.ts';
import { commaOf } from '../../domain/text/index.ts';
import { useContent, useMediaUrl, useTownTime } from '../content/index.ts';
import { TownText, useTexts } from '../i18n/index.ts';
import { useKiosk } from './kiosk-context.ts';
import style from './town-mark.module.css';

/** The town in the header: its sign, its name, and where in town this kiosk stands. */
export function TownMark(): ReactElement {
  const { settings } = useKiosk();
  const { brand } = useContent();
  const { place, town } = settings;
  return (
    <span className={`${style.mark} ${place ? style.placed : ''}`}>
      {brand?.logo && <Logo {...brand.logo} />}
      <span className={style.words}>
        <span className={style.name}>
          <TownText text={town.definition.name} />
        </span>
        {place && (
          <span className={style.place}>
            <TownText text={place} />
          </span>
        )}
      </span>
    </span>
  );
}

/** The town's name stands beside it, so that it needs no words of its own. The theme's ground decides which of the two is seen. */
function Logo({ onDark, onLight }: { readonly onDark: string; readonly onLight: string }): ReactElement {
  const urlOf = useMediaUrl();
  return (
    <>
      <img className={`${style.logo} ${style.onDark}`} src={urlOf(onDark)} alt="" />
      <img className={`${style.logo} ${style.onLight}`} src={urlOf(onLight)} alt="" />
    </>
  );
}

/** What the town's calendar and clocks show. */
export function TownClock(): ReactElement {
  const { settings } = useKiosk();
  const { language } = useTexts();
  const now = useTownTime(settings.town.definition.timeZone);
  return (
    <time className={style.clock} dateTime={now}>
      {[dayInWords(now.slice(0, 10), language), timeInWords(now.slice(11, 16), language)].join(
        commaOf(language),
      )}
    </time>
  );
}
