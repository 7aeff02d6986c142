import { Pointer } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { RestartNotice, ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { directionOf, isSpoken } from '../../../domain/text/index.ts';
import { Notice, ScreenLayout } from '../../design/index.ts';
import { useArrival, useBar, useKiosk } from '../../frame/index.ts';
import { TownText, textsIn, useTexts } from '../../i18n/index.ts';
import { UrgentNotices } from '../look-up/index.ts';
import { clerkMoneyInWords } from '../parts/index.ts';
import style from './attract-screen.module.css';

/** Invites in all languages; a touch anywhere begins. */
export function AttractScreen({ screen }: { readonly screen: ScreenOf<'attract'> }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const { definition } = settings.town;
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, 'attract');
  const begin = (): void => act(() => calls['session.begin']({}));
  const bar = useBar({ language: begin, begin });
  const languages = definition.languages.filter(isSpoken);
  return (
    <ScreenLayout
      name="attract"
      town={<TownText text={definition.name} />}
      title={<TownText text={definition.welcome} />}
      titleRef={heading}
      tools={
        <>
          <UrgentNotices />
          {screen.notice && <RestartSentence notice={screen.notice} />}
        </>
      }
      place="fill"
      over={
        <button
          type="button"
          className={style.whole}
          data-testid="start"
          aria-label={languages.map((tag) => textsIn(tag)('attract.touch')).join(' · ')}
          onClick={begin}
        />
      }
      bar={bar}
    >
      <div className={style.invitation}>
        <p className={style.first}>
          <Pointer className={style.hand} aria-hidden />
          {say('attract.touch')}
        </p>
        <ul className={style.others}>
          {languages
            .filter((tag) => tag !== language)
            .map((tag) => (
              <li key={tag} lang={tag} dir={directionOf(tag)}>
                {textsIn(tag)('attract.touch')}
              </li>
            ))}
        </ul>
      </div>
    </ScreenLayout>
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
