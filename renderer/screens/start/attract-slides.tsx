import type { ReactElement } from 'react';
import { occasionInWords, timeInWords } from '../../../domain/content/index.ts';
import { unbroken } from '../../../domain/text/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { OpenSentence } from '../parts/index.ts';
import style from './attract-slides.module.css';
import { type Slide, slidesAt } from './slides-at.ts';
import { useTurn } from './use-turn.ts';

const EACH_MS = 8_000;

/** What is worth knowing now, one thing after the other. */
export function AttractSlides(): ReactElement | null {
  const { settings } = useKiosk();
  const content = useContent();
  const slides = slidesAt(content, useTownTime(settings.town.definition.timeZone), settings.standsAt);
  const turn = useTurn(slides.length, EACH_MS);
  const slide = slides[turn];
  if (!slide) return null;
  return (
    <div className={style.slide} data-slide={slide.kind}>
      <p className={style.head}>
        <Tag slide={slide} />
        <span className={style.turns} aria-hidden>
          {slides.length > 1 &&
            slides.map(({ kind }) => (
              <i key={kind} className={kind === slide.kind ? style.now : undefined} />
            ))}
        </span>
      </p>
      <div className={style.what}>
        <What slide={slide} />
      </div>
    </div>
  );
}

function Tag({ slide }: { readonly slide: Slide }): ReactElement {
  const { say } = useTexts();
  const about =
    slide.kind === 'urgent' ? 'urgent' : slide.kind === 'event' && !slide.isToday ? 'soon' : 'today';
  return <b className={style.tag}>{say(`attract.slide.${about}`)}</b>;
}

function What({ slide }: { readonly slide: Slide }): ReactElement {
  const { language } = useTexts();
  if (slide.kind === 'urgent')
    return (
      <p className={style.name}>
        <TownText text={slide.title} />
      </p>
    );
  if (slide.kind === 'open')
    return (
      <>
        <p className={style.name}>
          <TownText text={slide.is.name} />
        </p>
        {slide.is.hours && <OpenSentence hours={slide.is.hours} />}
      </>
    );
  const { is, isToday } = slide;
  const begins = timeInWords(is.starts.slice(11, 16), language);
  return (
    <>
      <p className={style.name}>
        <TownText text={is.title} />
      </p>
      {!(isToday && is.allDay) && <p>{isToday ? begins : unbroken(occasionInWords(is, language))}</p>}
    </>
  );
}
