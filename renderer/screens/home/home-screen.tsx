import { BookOpen, CircleQuestionMark } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { inTownOrder, type ServiceDefinition, type ServiceGroup } from '../../../domain/town/index.ts';
import { BillPicture } from '../../design/index.ts';
import { Banners, ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { FindSomething, HomeLists } from '../look-up/index.ts';
import { UrgentNotices } from '../parts/index.ts';
import { practice, practiceDraft } from '../practice/index.ts';
import { homeDraft } from './home-draft.ts';
import style from './home-screen.module.css';
import { HomeTile } from './home-tile.tsx';
import { ServiceGroupScreen } from './service-group-screen.tsx';
import { PICTURES, SIGNS } from './service-signs.ts';

/** The group of everything that can be looked up. */
const LOOK_UP = 'look-up';

/** How many of those that the town names first are shown large. */
const MOST_LARGE = 3;
/** The room of one is kept, so that nothing moves when the town's notices are read; the list of announcements has them all. */
const MOST_URGENT = 1;

type Shown = ServiceDefinition | ServiceGroup;

/** What the town's residents do most, large; then the others, some of them together behind one tile; and the search. */
export function HomeScreen({ screen }: { readonly screen: ScreenOf<'home'> }): ReactElement {
  const { settings, act } = useKiosk();
  const [draft, type] = useDraft(homeDraft);
  const [{ at }, practise] = useDraft(practiceDraft);
  const { say } = useTexts();
  const { services } = settings.town;
  const { groups = [], order = [] } = settings.town.definition;
  const group = groups.find(({ groupId }) => groupId === draft.group);
  const Practice = practice.now();
  if (at !== null && Practice) return <Practice />;
  if (draft.group === LOOK_UP) return <LookUpLists />;
  if (group) return <ServiceGroupScreen group={group} notNow={screen.notNow} />;
  const grouped = new Set(groups.flatMap(({ serviceIds }) => serviceIds));
  const shown: readonly Shown[] = inTownOrder(
    order,
    [...services.filter(({ serviceId }) => !grouped.has(serviceId)), ...groups],
    idOf,
  );
  return (
    <ScreenFrame
      title={say('home.title')}
      notices={
        <>
          <UrgentNotices most={MOST_URGENT} />
          <Banners />
        </>
      }
      place="fill"
      action={<FindSomething />}
      back="session"
    >
      <div className={style.all}>
        <div className={style.most}>
          {shown.slice(0, MOST_LARGE).map((one) => (
            <OfTown key={idOf(one)} one={one} notNow={screen.notNow} large />
          ))}
        </div>
        <div className={style.others}>
          {shown.slice(MOST_LARGE).map((one) => (
            <OfTown key={idOf(one)} one={one} notNow={screen.notNow} />
          ))}
          <HomeTile
            icon={BookOpen}
            title={say('lookUp.lists')}
            testId="group-look-up"
            onPress={() => type({ group: LOOK_UP })}
          />
          <HomeTile
            icon={CircleQuestionMark}
            title={say('practice.open')}
            testId="practice"
            onPress={() => act(() => practice.load().then(() => practise({ at: 'menu' })))}
          />
        </div>
      </div>
    </ScreenFrame>
  );
}

const idOf = (one: Shown): string => ('serviceId' in one ? one.serviceId : one.groupId);

/** What there is to look up, by kind. */
function LookUpLists(): ReactElement {
  const [, type] = useDraft(homeDraft);
  const { say } = useTexts();
  return (
    <ScreenFrame
      part={LOOK_UP}
      title={say('lookUp.lists')}
      action={<FindSomething />}
      back={() => type({ group: null })}
    >
      <HomeLists />
    </ScreenFrame>
  );
}

type OfTownProps = {
  readonly one: Shown;
  readonly notNow: ScreenOf<'home'>['notNow'];
  readonly large?: boolean;
};

/** The picture of what is shown large; on that of a bill stands a number as it does on the town's own. */
function PictureOf({ one }: { readonly one: Shown }): ReactElement {
  const Picture = PICTURES[one.icon];
  return 'kind' in one && one.kind === 'pay-bill' ? (
    <BillPicture example={one.account.example} />
  ) : (
    <Picture />
  );
}

/** A service or a group of services. What a service lacks now stands in the place of its description. */
function OfTown({ one, notNow, large = false }: OfTownProps): ReactElement {
  const { calls, act } = useKiosk();
  const [, type] = useDraft(homeDraft);
  const { say } = useTexts();
  const isService = 'serviceId' in one;
  const missing = isService && notNow.find(({ serviceId }) => serviceId === one.serviceId);
  return (
    <HomeTile
      icon={SIGNS[one.icon]}
      picture={large ? <PictureOf one={one} /> : undefined}
      title={<TownText text={one.title} />}
      detail={<TownText text={one.description} />}
      notNow={missing ? say(`home.notNow.${missing.why}`) : undefined}
      testId={isService ? `service-${one.serviceId}` : `group-${one.groupId}`}
      onPress={() =>
        isService
          ? act(() => calls['session.openService']({ serviceId: one.serviceId }))
          : type({ group: one.groupId })
      }
    />
  );
}
