import type { ReactElement } from 'react';
import {
  announcementsOn,
  type Content,
  type Item,
  type ItemKind,
  LIST_OF,
  newsOn,
} from '../../../domain/content/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type Texts, useTexts } from '../../i18n/index.ts';
import { ItemTiles } from './item-tiles.tsx';
import style from './look-up.module.css';

type ListKind = Exclude<ItemKind, 'event' | 'place' | 'question'>;

/** All things of a kind: what has a date the newest first, the others by their names. */
export function ListScreen({ kind }: { readonly kind: ListKind }): ReactElement {
  const { settings } = useKiosk();
  const texts = useTexts();
  const content = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  return (
    <ScreenFrame
      part={kind}
      title={texts.say(`lookUp.kind.${kind}`)}
      lead={texts.say('lookUp.list.choose')}
      back="session"
      place="fill"
    >
      <div className={style.scroll}>
        <ItemTiles items={itemsOf(kind, content, today, texts)} />
      </div>
    </ScreenFrame>
  );
}

function itemsOf(kind: ListKind, content: Content, today: string, { ofTown, language }: Texts): Item[] {
  if (kind === 'announcement')
    return announcementsOn(content.announcements, today).map((is) => ({ kind, is }));
  if (kind === 'news') return newsOn(content.news, today).map((is) => ({ kind, is }));
  const names = new Intl.Collator(language);
  const nameOf = (item: Item): string => {
    if (item.kind === 'person') return item.is.name;
    if (item.kind === 'department') return ofTown(item.is.name).text;
    return 'title' in item.is ? ofTown(item.is.title).text : '';
  };
  const items = content[LIST_OF[kind]].map((is) => ({ kind, is }) as Item);
  return items.sort((one, other) => names.compare(nameOf(one), nameOf(other)));
}
