import { Pointer } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { Brand } from '../../../domain/content/index.ts';
import type { RestartNotice, ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { directionOf, isSpoken, withoutRegion } from '../../../domain/text/index.ts';
import { useContent, useMediaUrl } from '../../content/index.ts';
import { Notice, ScreenLayout } from '../../design/index.ts';
import { TownClock, TownMark, useArrival, useBar, useKiosk } from '../../frame/index.ts';
import { signsIn, TownText, useTexts } from '../../i18n/index.ts';
import { clerkMoneyInWords, UrgentNotices } from '../parts/index.ts';
import style from './attract-screen.module.css';
import { AttractSlides } from './attract-slides.tsx';
import { useTurn } from './use-turn.ts';

const EACH_LANGUAGE_MS = 3_000;

/** Invites in all languages, in turn and, for those whose turn is not now, as a list; a touch anywhere begins. */
export function AttractScreen({ screen }: { readonly screen: ScreenOf<'attract'> }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { language } = useTexts();
  const { definition } = settings.town;
  const { brand } = useContent();
  const photo = brand?.photo;
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, 'attract');
  const begin = (): void => act(() => calls['session.begin']({}));
  const bar = useBar({ language: begin, begin });
  const languages = definition.languages.filter(isSpoken);
  const here = withoutRegion(language);
  const inTurn = [here, ...languages.filter((tag) => tag !== here)];
  const turn = useTurn(inTurn.length, EACH_LANGUAGE_MS);
  return (
    <ScreenLayout
      name="attract"
      town={<TownMark />}
      clock={<TownClock />}
      title={<TownText text={brand?.opening ?? definition.welcome} />}
      titleRef={heading}
      face={photo && <Photo {...photo} />}
      lead={photo && <AttractSlides />}
      tools={!photo && <UrgentNotices />}
      notices={screen.notice && <RestartSentence notice={screen.notice} />}
      place="fill"
      over={
        <button
          type="button"
          className={style.whole}
          data-testid="start"
          aria-label={languages.map((tag) => signsIn(tag)('attract.touch')).join(' · ')}
          onClick={begin}
        />
      }
      bar={bar}
    >
      <div className={`${style.invitation} ${photo ? style.faced : ''}`}>
        <p className={style.first}>
          {/* How a payment ended needs the room more than the picture of a hand does. */}
          {!(screen.notice && !photo) && <Pointer className={style.hand} aria-hidden />}
          <span className={style.inTurn}>
            {inTurn.map((tag, at) => (
              <span
                key={tag}
                lang={tag}
                dir={directionOf(tag)}
                className={at === turn ? undefined : style.away}
              >
                {signsIn(tag)('attract.touch')}
              </span>
            ))}
          </span>
        </p>
        <ul className={style.others}>
          {languages.map((tag) => (
            <li key={tag} lang={tag} dir={directionOf(tag)}>
              {signsIn(tag)('attract.touch')}
            </li>
          ))}
        </ul>
      </div>
    </ScreenLayout>
  );
}

/** The town's photo, cut to the room so that what matters on it stays in sight. */
function Photo({ file, alternative, focus }: NonNullable<Brand['photo']>): ReactElement {
  const { ofTown } = useTexts();
  const urlOf = useMediaUrl();
  const [fromLeft, fromTop] = focus.map((part) => `${part * 100}%`);
  return (
    <img
      className={style.photo}
      src={urlOf(file)}
      alt={ofTown(alternative).text}
      style={{ objectPosition: `${fromLeft} ${fromTop}` }}
    />
  );
}

const CALM: ReadonlySet<RestartNotice['outcome']['kind']> = new Set(['paid', 'not-charged', 'returned']);

function RestartSentence({ notice }: { readonly notice: RestartNotice }): ReactElement {
  const texts = useTexts();
  const { say, language } = texts;
  const { outcome, reference, total } = notice;
  return (
    <Notice look={CALM.has(outcome.kind) ? 'info' : 'warn'}>
      <p>{say('attract.notice.title', { reference })}</p>
      <p className={style.outcome} data-notice={outcome.kind}>
        {outcome.kind === 'clerk'
          ? `${clerkMoneyInWords(outcome.money, total, texts)} ${say('attract.notice.clerk')}`
          : say(`attract.notice.${outcome.kind}`, { amount: formatMoney(total, language) })}
      </p>
    </Notice>
  );
}
