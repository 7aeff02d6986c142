import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { inTownOrder, type ServiceGroup } from '../../../domain/town/index.ts';
import { Tile } from '../../design/index.ts';
import { Banners, ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { homeDraft } from './home-draft.ts';
import { SIGNS } from './service-signs.ts';

type GroupProps = {
  readonly group: ServiceGroup;
  readonly notNow: ScreenOf<'home'>['notNow'];
};

/** The services that stand together behind one tile. What a service lacks now stands in the place of its description. */
export function ServiceGroupScreen({ group, notNow }: GroupProps): ReactElement {
  const { settings, calls, act } = useKiosk();
  const [, type] = useDraft(homeDraft);
  const { say } = useTexts();
  const services = inTownOrder(
    group.serviceIds,
    settings.town.services.filter(({ serviceId }) => group.serviceIds.includes(serviceId)),
    ({ serviceId }) => serviceId,
  );
  return (
    <ScreenFrame
      part={group.groupId}
      title={<TownText text={group.title} />}
      notices={<Banners />}
      back={() => type({ group: null })}
    >
      {services.map(({ serviceId, icon, title, description }) => {
        const missing = notNow.find((one) => one.serviceId === serviceId);
        return (
          <Tile
            key={serviceId}
            icon={SIGNS[icon]}
            title={<TownText text={title} />}
            detail={missing ? say(`home.notNow.${missing.why}`) : <TownText text={description} />}
            disabled={missing !== undefined}
            testId={`service-${serviceId}`}
            onPress={() => act(() => calls['session.openService']({ serviceId }))}
          />
        );
      })}
    </ScreenFrame>
  );
}
