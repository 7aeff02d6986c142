import { Pointer } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { RestartNotice, ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { directionOf, isSpoken } from '../../../domain/text/index.ts';
import { Notice } from '../../design/index.ts';
import { AccessButton, useArrival, useKiosk } from '../../frame/index.ts';
import { TownText, textsIn, useTexts } from '../../i18n/index.ts';
import { UrgentNotices } from '../look-up/index.ts';
import { clerkMoneyInWords } from '../parts/index.ts';
import style from './attract-screen.module.css';

/** Invites in all languages; a touch anywhere begins. */
export function AttractScreen({ screen }: { readonly screen: ScreenOf<'attract'> }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { definition } = settings.town;
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, 'attract');
  const languages = definition.languages.filter(isSpoken);
  return (
    <main className={style.attract} data-screen="attract">
      <h1 className={style.town} ref={heading} tabIndex={-1}>
        <TownText text={definition.name} />
      </h1>
      <div className={style.middle}>
        <p className={style.welcome}>
          <TownText text={definition.welcome} />
        </p>
        <UrgentNotices />
        {screen.notice && <RestartSentence notice={screen.notice} />}
      </div>
      <div className={style.invitations}>
        <span className={style.hand}>
          <Pointer aria-hidden />
        </span>
        <ul>
          {languages.map((tag) => (
            <li key={tag} lang={tag} dir={directionOf(tag)}>
              {textsIn(tag)('attract.touch')}
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className={style.whole}
        data-testid="start"
        aria-label={languages.map((tag) => textsIn(tag)('attract.touch')).join(' · ')}
        onClick={() => act(() => calls['session.begin']({}))}
      />
      <div className={style.access}>
        <AccessButton before={() => act(() => calls['session.begin']({}))} />
      </div>
    </main>
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
