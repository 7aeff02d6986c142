import type { ReactElement } from 'react';
import type { Place } from '../../../domain/content/index.ts';
import { useContent } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { TownMap } from '../../map/index.ts';
import style from './look-up.module.css';

/** Where a place is, and the way there without a step: drawn, and in words. */
export function WayToPlace({ place }: { readonly place: Place }): ReactElement | null {
  const { settings } = useKiosk();
  const { say } = useTexts();
  const { map, routes } = useContent();
  const route = routes.find(({ toPlaceId }) => toPlaceId === place.id);
  return (
    <>
      {route && (
        <>
          <h2>{say('map.stepFree', { count: route.minutes })}</h2>
          <ol className={style.bullets}>
            {route.steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way never move
              <li key={at}>
                <TownText text={step} />
              </li>
            ))}
          </ol>
        </>
      )}
      {map && (
        <div className={style.map}>
          <TownMap
            map={map}
            here={settings.standsAt}
            pin={place.position}
            {...(route ? { route: route.line } : {})}
            label={say('map.label')}
          />
        </div>
      )}
    </>
  );
}
