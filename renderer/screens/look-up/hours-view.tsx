import type { ReactElement } from 'react';
import { dayInWords, type OpeningHours, spansInWords, weekFrom } from '../../../domain/content/index.ts';
import { unbroken } from '../../../domain/text/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { OpenSentence } from '../parts/index.ts';
import style from './look-up.module.css';

/** Whether it is open now, and the hours of the seven days from today. */
export function HoursView({ hours }: { readonly hours: OpeningHours }): ReactElement {
  const { settings } = useKiosk();
  const { say, language } = useTexts();
  const { holidays } = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  return (
    <section className={style.card}>
      <h2>{say('lookUp.hours.title')}</h2>
      <p className={style.now} data-testid="open-now">
        <OpenSentence hours={hours} />
      </p>
      <dl className={style.facts}>
        {weekFrom(hours, holidays, today).map(({ day, open, note }) => (
          <div key={day}>
            <dt>{dayInWords(day, language)}</dt>
            <dd>
              {open.length === 0 ? (
                say('lookUp.hours.closed')
              ) : (
                <bdi>{unbroken(spansInWords(open, language))}</bdi>
              )}
              {note && (
                <>
                  {' · '}
                  <TownText text={note} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
