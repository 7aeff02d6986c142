import { Share } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Item } from '../../../domain/content/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useDraft } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemBody } from './item-body.tsx';
import { ItemTitle } from './item-tile.tsx';
import { lookUpDraft } from './look-up-draft.ts';
import { ReadingPane } from './reading-pane.tsx';

/** One thing that was looked up, and a way to take it along. */
export function ItemScreen({ item }: { readonly item: Item }): ReactElement {
  const [, type] = useDraft(lookUpDraft);
  const { say } = useTexts();
  return (
    <ScreenFrame
      part={`${item.kind} ${item.is.id}`}
      title={<ItemTitle item={item} />}
      back="session"
      place="fill"
      action={
        <Button look="primary" wide icon={Share} testId="take" onPress={() => type({ taking: 'ways' })}>
          {say('lookUp.take.button')}
        </Button>
      }
    >
      <ReadingPane label={say(`lookUp.kind.${item.kind}`)}>
        <ItemBody item={item} />
      </ReadingPane>
    </ScreenFrame>
  );
}
