import { type ReactElement, useDeferredValue, useMemo } from 'react';
import { useSearch, useTownTime } from '../../content/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';
import { SearchResults } from './search-results.tsx';
import { useLying } from './use-lying.ts';

const LONGEST = 200;
/** All of one kind, as far as anybody reads on. */
const MOST = 200;

/** One search over everything in the language shown: results at each key. */
export function SearchScreen(): ReactElement {
  const { settings } = useKiosk();
  const [draft, type] = useDraft(lookUpDraft);
  const { say, language } = useTexts();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  const index = useSearch(language, today);
  const lying = useLying();
  const { typed, allOf } = draft;
  const looked = useDeferredValue(typed);
  const found = useMemo(
    () => (looked.trim() === '' || !index ? null : index.find(looked, allOf === null ? undefined : MOST)),
    [index, looked, allOf],
  );
  const results = (
    <div className={style.results} data-testid="results" data-typed={looked}>
      <SearchResults typed={looked} found={found} />
    </div>
  );
  return (
    <ScreenFrame
      part="search"
      title={say('lookUp.search.title')}
      lead={lying ? results : undefined}
      back="session"
      place="fill"
    >
      <Entry
        label={say('lookUp.search.label')}
        value={typed}
        onChange={(next) => type({ typed: next, allOf: null })}
        onEnter={() => undefined}
        use="words"
        longest={LONGEST}
        direction="auto"
        testId="search"
        between={lying ? undefined : results}
        below={lying ? <div className={style.besideLine} /> : undefined}
      />
    </ScreenFrame>
  );
}
