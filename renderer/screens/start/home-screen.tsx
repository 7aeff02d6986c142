import {
  BookOpen,
  CalendarDays,
  CircleQuestionMark,
  FileCheck,
  FileSearch,
  type LucideIcon,
  Megaphone,
  MessageSquare,
  PawPrint,
  ReceiptText,
  Ticket,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { inTownOrder, type ServiceDefinition, type ServiceGroup } from '../../../domain/town/index.ts';
import { Button, Tile } from '../../design/index.ts';
import { Banners, ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { tourDraft } from '../../overlays/index.ts';
import { FindSomething, HomeLists, UrgentNotices } from '../look-up/index.ts';
import { homeDraft } from './home-draft.ts';
import style from './home-screen.module.css';

const icons: Readonly<Record<ServiceDefinition['icon'], LucideIcon>> = {
  bill: ReceiptText,
  permit: FileCheck,
  pet: PawPrint,
  calendar: CalendarDays,
  report: Megaphone,
  queue: Ticket,
  message: MessageSquare,
  status: FileSearch,
};

/** The group of everything that can be looked up. */
const LOOK_UP = 'look-up';

/** More than these are drawn small. */
const MOST_LARGE = 4;

/** The town's services; some of them stand together behind one tile. */
export function HomeScreen({ screen }: { readonly screen: ScreenOf<'home'> }): ReactElement {
  const { settings } = useKiosk();
  const [draft, type] = useDraft(homeDraft);
  const [, typeTour] = useDraft(tourDraft);
  const { say } = useTexts();
  const { services } = settings.town;
  const { groups = [], order = [] } = settings.town.definition;
  const group = groups.find(({ groupId }) => groupId === draft.group);
  if (draft.group === LOOK_UP) return <LookUpLists />;
  const grouped = new Set(groups.flatMap(({ serviceIds }) => serviceIds));
  const shown: readonly (ServiceDefinition | ServiceGroup)[] = group
    ? inTownOrder(
        group.serviceIds,
        services.filter(({ serviceId }) => group.serviceIds.includes(serviceId)),
        idOf,
      )
    : inTownOrder(order, [...services.filter(({ serviceId }) => !grouped.has(serviceId)), ...groups], idOf);
  const small = shown.length > MOST_LARGE;
  return (
    <ScreenFrame
      part={group?.groupId}
      title={group ? <TownText text={group.title} /> : say('home.title')}
      lead={!group && <FindSomething />}
      notices={
        <>
          {!group && <UrgentNotices />}
          <Banners />
        </>
      }
      place="fill"
      action={
        !group && (
          <div className={style.others}>
            <Button wide icon={BookOpen} testId="group-look-up" onPress={() => type({ group: LOOK_UP })}>
              {say('lookUp.lists')}
            </Button>
            <Button wide icon={CircleQuestionMark} testId="tour" onPress={() => typeTour({ at: 0 })}>
              {say('tour.open')}
            </Button>
          </div>
        )
      }
      back={group ? () => type({ group: null }) : 'session'}
    >
      <div className={style.all}>
        <div className={style.services}>
          {shown.map((tile) =>
            'serviceId' in tile ? (
              <ServiceTile key={tile.serviceId} service={tile} notNow={screen.notNow} small={small} />
            ) : (
              <Tile
                key={tile.groupId}
                small={small}
                icon={icons[tile.icon]}
                title={<TownText text={tile.title} />}
                detail={<TownText text={tile.description} />}
                testId={`group-${tile.groupId}`}
                onPress={() => type({ group: tile.groupId })}
              />
            ),
          )}
        </div>
      </div>
    </ScreenFrame>
  );
}

const idOf = (tile: ServiceDefinition | ServiceGroup): string =>
  'serviceId' in tile ? tile.serviceId : tile.groupId;

/** What there is to look up, by kind. */
function LookUpLists(): ReactElement {
  const [, type] = useDraft(homeDraft);
  const { say } = useTexts();
  return (
    <ScreenFrame
      part={LOOK_UP}
      title={say('lookUp.lists')}
      lead={<FindSomething />}
      back={() => type({ group: null })}
    >
      <HomeLists />
    </ScreenFrame>
  );
}

type ServiceProps = {
  readonly service: ServiceDefinition;
  readonly notNow: ScreenOf<'home'>['notNow'];
  readonly small: boolean;
};

/** One service. What it lacks now stands in the place of its description. */
function ServiceTile({ service, notNow, small }: ServiceProps): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  const { serviceId, icon, title, description } = service;
  const missing = notNow.find((one) => one.serviceId === serviceId);
  return (
    <Tile
      small={small}
      icon={icons[icon]}
      title={<TownText text={title} />}
      detail={missing ? say(`home.notNow.${missing.why}`) : <TownText text={description} />}
      disabled={missing !== undefined}
      testId={`service-${serviceId}`}
      onPress={() => act(() => calls['session.openService']({ serviceId }))}
    />
  );
}
