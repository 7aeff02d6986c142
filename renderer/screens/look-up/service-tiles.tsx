import type { ReactElement } from 'react';
import { Tile } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { KIND_ICONS } from './kinds.ts';

/** Services that are opened from here. One that lacks something now says so. */
export function ServiceTiles({ serviceIds }: { readonly serviceIds: readonly string[] }): ReactElement {
  const { calls, settings, view, act } = useKiosk();
  const { say } = useTexts();
  const { screen } = view;
  const notNow = screen.kind === 'look-up' ? screen.notNow : [];
  return (
    <>
      {settings.town.services
        .filter(({ serviceId }) => serviceIds.includes(serviceId))
        .sort((one, other) => serviceIds.indexOf(one.serviceId) - serviceIds.indexOf(other.serviceId))
        .map(({ serviceId, title, description }) => {
          const missing = notNow.find((one) => one.serviceId === serviceId);
          return (
            <Tile
              key={serviceId}
              small
              icon={KIND_ICONS.service}
              title={<TownText text={title} />}
              detail={missing ? say(`home.notNow.${missing.why}`) : <TownText text={description} />}
              disabled={missing !== undefined}
              testId={`service-${serviceId}`}
              onPress={() => act(() => calls['session.openService']({ serviceId }))}
            />
          );
        })}
    </>
  );
}
