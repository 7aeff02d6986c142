import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useContent, useSearch, useTownTime } from '../../content/index.ts';
import { useHeld } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { kindsIn } from './kinds.ts';
import { Lists } from './lists.tsx';
import style from './look-up.module.css';

/** The way into the search. Its index is made while nobody types yet. */
export function FindSomething(): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  useSearch(language, today);
  const held = useHeld();
  return (
    <button
      type="button"
      className={style.find}
      data-testid="find"
      aria-disabled={held || undefined}
      onClick={() => {
        if (!held) act(() => calls['lookUp.open']({ kind: 'search', id: null }));
      }}
    >
      <Search aria-hidden />
      <span>
        <strong>{say('lookUp.find')}</strong>{' '}
        <span className={style.findDetail}>{say('lookUp.findDetail')}</span>
      </span>
    </button>
  );
}

/** The lists of what this town has to look up. */
export function HomeLists(): ReactElement {
  const { settings } = useKiosk();
  const content = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  return <Lists kinds={kindsIn(content, today)} />;
}
