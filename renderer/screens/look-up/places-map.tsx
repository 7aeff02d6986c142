import { type ReactElement, useMemo } from 'react';
import type { Place } from '../../../domain/content/index.ts';
import { useContent } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { TownMap } from '../../map/index.ts';
import style from './look-up.module.css';

/** Places on the town's map; touching one opens it. Nothing where the town has no map: the list has them all. */
export function PlacesMap({ places }: { readonly places: readonly Place[] }): ReactElement | null {
  const { calls, act, settings } = useKiosk();
  const { say, ofTown } = useTexts();
  const { map } = useContent();
  const marks = useMemo(
    () => places.map(({ id, name, position }) => ({ id, name: ofTown(name).text, position })),
    [places, ofTown],
  );
  if (!map) return null;
  return (
    <div className={style.map}>
      <TownMap
        map={map}
        here={settings.standsAt}
        marks={marks}
        onMark={(id) => act(() => calls['lookUp.open']({ kind: 'place', id }))}
        label={say('map.label')}
      />
    </div>
  );
}
