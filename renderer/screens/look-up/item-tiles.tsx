import { type ReactElement, useState } from 'react';
import type { Item } from '../../../domain/content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemTile } from './item-tile.tsx';

/** As many as somebody looks through; there is the search for more. */
const AT_FIRST = 40;
const MOST = 1_000;

/** Things one below the other; of many the first, and all on request. */
export function ItemTiles({ items }: { readonly items: readonly Item[] }): ReactElement {
  const { say } = useTexts();
  const [all, setAll] = useState(false);
  if (items.length === 0) return <Notice look="info">{say('lookUp.list.empty')}</Notice>;
  const shown = items.slice(0, all ? MOST : AT_FIRST);
  return (
    <>
      {shown.map((item) => (
        <ItemTile key={`${item.kind} ${item.is.id}`} item={item} />
      ))}
      {!all && items.length > AT_FIRST && (
        <Button wide testId="show-all" onPress={() => setAll(true)}>
          {say('lookUp.search.all', { number: items.length })}
        </Button>
      )}
    </>
  );
}
