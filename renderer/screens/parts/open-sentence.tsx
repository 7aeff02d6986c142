import type { ReactElement } from 'react';
import { dayInWords, type OpeningHours, openAt, timeInWords } from '../../../domain/content/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import style from './open-sentence.module.css';

/** Whether it is open now and until when, as one sentence. */
export function OpenSentence({ hours }: { readonly hours: OpeningHours }): ReactElement {
  const { settings } = useKiosk();
  const texts = useTexts();
  const { holidays } = useContent();
  const now = useTownTime(settings.town.definition.timeZone);
  const state = openAt(hours, holidays, now);
  const note = state.note && texts.ofTown(state.note).text;
  return (
    <span className={style[state.kind]} data-open={state.kind}>
      {sentence(state, now.slice(0, 10), texts)}
      {note && ` · ${texts.say('lookUp.hours.holiday', { note })}`}
    </span>
  );
}

function sentence(state: ReturnType<typeof openAt>, today: string, { say, language }: Texts): string {
  const then = state.kind === 'open' ? state.closes : state.opens;
  if (!then) return say(state.kind === 'open' ? 'lookUp.hours.open' : 'lookUp.hours.closed');
  const time = timeInWords(then.time, language);
  const day = dayInWords(then.day, language);
  if (state.kind === 'open')
    return then.day === today
      ? say('lookUp.hours.openUntil', { time })
      : say('lookUp.hours.openUntilDay', { day, time });
  return then.day === today
    ? say('lookUp.hours.opensToday', { time })
    : say('lookUp.hours.opensDay', { day, time });
}
