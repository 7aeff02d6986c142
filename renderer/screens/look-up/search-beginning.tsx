import type { ReactElement } from 'react';
import { findItem } from '../../../domain/content/index.ts';
import type { LookedFor } from '../../../domain/looked-for/index.ts';
import { inTownOrder } from '../../../domain/town/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemTile } from './item-tile.tsx';
import { kindsIn } from './kinds.ts';
import { Lists } from './lists.tsx';
import style from './look-up.module.css';
import { ServiceTiles } from './service-tiles.tsx';

const MOST_FIRST = 4;

/** Before anything is typed: what is often looked for, the services that the town names first in the room that is left, and the lists. */
export function SearchBeginning(): ReactElement {
  const { settings, view } = useKiosk();
  const { say } = useTexts();
  const content = useContent();
  const { definition, services } = settings.town;
  const today = useTownTime(definition.timeZone).slice(0, 10);
  const often = view.screen.kind === 'look-up' ? view.screen.often : [];
  const first = inTownOrder(definition.order ?? [], services, ({ serviceId }) => serviceId)
    .map(({ serviceId }) => serviceId)
    .filter((serviceId) => !often.some(({ kind, id }) => kind === 'service' && id === serviceId))
    .slice(0, Math.max(0, MOST_FIRST - often.length));
  return (
    <>
      {often.length > 0 && (
        <section className={style.day} data-testid="often">
          <h2>{say('lookUp.search.often')}</h2>
          {often.map((one) => (
            <OftenTile key={`${one.kind} ${one.id}`} one={one} />
          ))}
        </section>
      )}
      {first.length > 0 && (
        <>
          <h2>{say('lookUp.kind.service')}</h2>
          <ServiceTiles serviceIds={first} />
        </>
      )}
      <Lists kinds={kindsIn(content, today)} />
    </>
  );
}

function OftenTile({ one: { kind, id } }: { readonly one: LookedFor }): ReactElement | null {
  const content = useContent();
  if (kind === 'service') return <ServiceTiles serviceIds={[id]} />;
  const item = findItem(content, kind, id);
  return item && <ItemTile item={item} />;
}
