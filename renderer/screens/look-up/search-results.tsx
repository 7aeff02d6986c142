import type { ReactElement } from 'react';
import { findItem } from '../../../domain/content/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Found, FoundGroup } from '../../search/index.ts';
import { ItemTile } from './item-tile.tsx';
import { kindsIn } from './kinds.ts';
import { Lists } from './lists.tsx';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';
import { SearchBeginning } from './search-beginning.tsx';
import { ServiceTiles } from './service-tiles.tsx';

/** What was found by kind; before anything is typed what most people look for; ways on where nothing was found. */
export function SearchResults({
  typed,
  found,
}: {
  readonly typed: string;
  readonly found: Found | null;
}): ReactElement {
  const { settings } = useKiosk();
  const [draft] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const content = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  if (!found) {
    if (typed.trim() !== '') return <p>{say('common.working')}</p>;
    return <SearchBeginning />;
  }
  const { allOf } = draft;
  const groups = allOf === null ? found.groups : found.groups.filter(({ kind }) => kind === allOf);
  const number = groups.reduce((sum, { hits, more }) => sum + hits.length + more, 0);
  return (
    <>
      <p className="for-listening" aria-live="polite">
        {say('lookUp.search.found', { number })}
      </p>
      {groups.length === 0 && (
        <>
          <Notice look="info">
            <p data-testid="nothing-found">{say('lookUp.search.none', { typed })}</p>
            <p>{say('lookUp.search.noneHelp')}</p>
          </Notice>
          <Lists kinds={kindsIn(content, today)} />
        </>
      )}
      {found.nearly && <p>{say('lookUp.search.nearly')}</p>}
      {groups.map((group) => (
        <Group key={`${group.kind} ${group.hits[0]?.id}`} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { readonly group: FoundGroup }): ReactElement {
  const [draft, type] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const content = useContent();
  const { kind, hits, more, all } = group;
  return (
    <section className={style.day} data-kind={kind}>
      <h2>{say(`lookUp.kind.${kind}`)}</h2>
      {kind === 'service' ? (
        <ServiceTiles serviceIds={hits.map(({ id }) => id)} />
      ) : (
        hits.map(({ id }) => {
          const item = findItem(content, kind, id);
          return item && <ItemTile key={id} item={item} />;
        })
      )}
      {more > 0 && draft.allOf === null && (
        <Button wide testId={`all-${kind}`} onPress={() => type({ allOf: kind })}>
          {say('lookUp.search.all', { number: all })}
        </Button>
      )}
    </section>
  );
}
