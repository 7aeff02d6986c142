import type { ReactElement } from 'react';
import {
  dayInWords,
  eventsOf,
  type Item,
  type ItemOf,
  occasionInWords,
} from '../../../domain/content/index.ts';
import { type LocalizedText, unbroken } from '../../../domain/text/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { type Texts, TownText, useTexts } from '../../i18n/index.ts';
import { BlocksView } from './blocks-view.tsx';
import { type Fact, Facts } from './facts.tsx';
import { HoursView } from './hours-view.tsx';
import { ItemTile } from './item-tile.tsx';
import style from './look-up.module.css';
import { Picture } from './picture.tsx';
import { ServiceTiles } from './service-tiles.tsx';
import { WayToPlace } from './way-to-place.tsx';

/** What there is to know of a thing. */
export function ItemBody({ item }: { readonly item: Item }): ReactElement {
  const { say, language } = useTexts();
  switch (item.kind) {
    case 'department':
      return <DepartmentBody is={item.is} />;
    case 'person':
      return <PersonBody is={item.is} />;
    case 'place':
      return <PlaceBody is={item.is} />;
    case 'event':
      return <EventBody is={item.is} />;
    case 'announcement':
    case 'news':
      return (
        <>
          <p className={style.date}>{dayInWords(item.is.from, language, 'numeric')}</p>
          {item.is.picture && <Picture picture={item.is.picture} />}
          <Said text={item.is.text} />
        </>
      );
    case 'page':
      return (
        <>
          <Said text={item.is.summary} />
          <BlocksView blocks={item.is.blocks} />
        </>
      );
    case 'question':
      return <Said text={item.is.answer} />;
    case 'form':
      return (
        <>
          <Said text={item.is.summary} />
          <h2>{say('lookUp.item.fillIn')}</h2>
          <ul className={style.bullets}>
            {item.is.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a form never move
              <li key={at}>
                <TownText text={line} />
              </li>
            ))}
          </ul>
          <Facts
            facts={[{ label: say('lookUp.item.returnTo'), value: <TownText text={item.is.returnTo} /> }]}
          />
        </>
      );
  }
}

function DepartmentBody({ is }: { readonly is: ItemOf<'department'> }): ReactElement {
  const { say } = useTexts();
  const { people, places } = useContent();
  const place = places.find(({ id }) => id === is.placeId);
  const staff = people.filter(({ departmentId }) => departmentId === is.id);
  return (
    <>
      <Said text={is.summary} />
      {is.hours && <HoursView hours={is.hours} />}
      {is.serviceIds.length > 0 && (
        <>
          <h2>{say('lookUp.kind.service')}</h2>
          <ServiceTiles serviceIds={is.serviceIds} />
        </>
      )}
      <Facts facts={[roomFact(is.room, say), ...contactFacts(is, say)]} />
      {place && <ItemTile item={{ kind: 'place', is: place }} />}
      {staff.length > 0 && <h2>{say('lookUp.kind.person')}</h2>}
      {staff.map((person) => (
        <ItemTile key={person.id} item={{ kind: 'person', is: person }} />
      ))}
    </>
  );
}

function PersonBody({ is }: { readonly is: ItemOf<'person'> }): ReactElement {
  const { say } = useTexts();
  const { departments } = useContent();
  const department = departments.find(({ id }) => id === is.departmentId);
  return (
    <>
      <Said text={is.role} />
      <Facts facts={[roomFact(is.room, say), ...contactFacts(is, say)]} />
      {department && (
        <>
          <h2>{say('lookUp.item.department')}</h2>
          <ItemTile item={{ kind: 'department', is: department }} />
        </>
      )}
    </>
  );
}

function PlaceBody({ is }: { readonly is: ItemOf<'place'> }): ReactElement {
  const { settings } = useKiosk();
  const { say } = useTexts();
  const { events } = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  const here = eventsOf(events, today, '9999-12-31')
    .filter(({ placeId }) => placeId === is.id)
    .slice(0, 5);
  return (
    <>
      {is.description && <Said text={is.description} />}
      {is.hours && <HoursView hours={is.hours} />}
      <Facts
        facts={[{ label: say('common.address'), value: <bdi>{is.address}</bdi> }, ...contactFacts(is, say)]}
      />
      <p>{say(is.stepFree ? 'lookUp.item.stepFree' : 'lookUp.item.notStepFree')}</p>
      <WayToPlace place={is} />
      {here.length > 0 && <h2>{say('lookUp.item.events')}</h2>}
      {here.map((event) => (
        <ItemTile key={event.id} item={{ kind: 'event', is: event }} />
      ))}
    </>
  );
}

function EventBody({ is }: { readonly is: ItemOf<'event'> }): ReactElement {
  const { say, language } = useTexts();
  const { places } = useContent();
  const place = places.find(({ id }) => id === is.placeId);
  return (
    <>
      <Facts facts={[{ label: say('lookUp.item.when'), value: unbroken(occasionInWords(is, language)) }]} />
      <Said text={is.description} />
      {place && (
        <>
          <h2>{say('lookUp.item.where')}</h2>
          <ItemTile item={{ kind: 'place', is: place }} />
        </>
      )}
    </>
  );
}

type Contact = { readonly phone?: string | undefined; readonly email?: string | undefined };

const contactFacts = ({ phone, email }: Contact, say: Texts['say']): (Fact | null)[] => [
  phone === undefined ? null : { label: say('common.phone'), value: <bdi dir="ltr">{phone}</bdi> },
  email === undefined ? null : { label: say('lookUp.item.email'), value: <bdi dir="ltr">{email}</bdi> },
];

const roomFact = (room: LocalizedText | undefined, say: Texts['say']): Fact | null =>
  room === undefined ? null : { label: say('lookUp.item.room'), value: <TownText text={room} /> };

function Said({ text }: { readonly text: LocalizedText }): ReactElement {
  return (
    <p className={style.said}>
      <TownText text={text} />
    </p>
  );
}
