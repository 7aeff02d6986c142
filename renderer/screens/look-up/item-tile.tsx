import type { ReactElement, ReactNode } from 'react';
import { dayInWords, type Item, occasionInWords } from '../../../domain/content/index.ts';
import { unbroken } from '../../../domain/text/index.ts';
import { useContent } from '../../content/index.ts';
import { Tile } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { OpenSentence } from '../parts/index.ts';
import { KIND_ICONS } from './kinds.ts';

/** A thing in a list: what it is, and a line that tells it apart. */
export function ItemTile({ item }: { readonly item: Item }): ReactElement {
  const { calls, act } = useKiosk();
  const { kind, is } = item;
  return (
    <Tile
      small
      icon={KIND_ICONS[kind]}
      title={<ItemTitle item={item} />}
      detail={<ItemDetail item={item} />}
      testId={`${kind}-${is.id}`}
      onPress={() => act(() => calls['lookUp.open']({ kind, id: is.id }))}
    />
  );
}

export function ItemTitle({ item }: { readonly item: Item }): ReactElement {
  switch (item.kind) {
    case 'department':
    case 'place':
      return <TownText text={item.is.name} />;
    case 'person':
      return <bdi>{item.is.name}</bdi>;
    case 'question':
      return <TownText text={item.is.question} />;
    default:
      return <TownText text={item.is.title} />;
  }
}

function ItemDetail({ item }: { readonly item: Item }): ReactNode {
  const { language } = useTexts();
  const content = useContent();
  switch (item.kind) {
    case 'department':
      return item.is.hours ? <OpenSentence hours={item.is.hours} /> : <TownText text={item.is.summary} />;
    case 'person':
      return <TownText text={item.is.role} />;
    case 'place':
      return item.is.hours ? <OpenSentence hours={item.is.hours} /> : <bdi>{item.is.address}</bdi>;
    case 'event': {
      const place = content.places.find(({ id }) => id === item.is.placeId);
      return (
        <>
          {unbroken(occasionInWords(item.is, language))}
          {place && (
            <>
              {' · '}
              <TownText text={place.name} />
            </>
          )}
        </>
      );
    }
    case 'announcement':
    case 'news':
      return dayInWords(item.is.from, language, 'numeric');
    case 'page':
    case 'form':
      return <TownText text={item.is.summary} />;
    case 'question':
      return undefined;
  }
}
