import { Pencil, Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { type FieldOf, type GroupItem, shownAnswers } from '../../../domain/form/index.ts';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './form.module.css';

type GroupProps = {
  readonly field: FieldOf<'group'>;
  readonly items: readonly GroupItem[];
  readonly onChange: (items: GroupItem[] | undefined) => void;
  readonly onItem: (index: number, answers: GroupItem) => void;
};

/** What has been filled in so far, with ways to add, change and take out. */
export function GroupControl({ field, items, onChange, onItem }: GroupProps): ReactElement {
  const { settings } = useKiosk();
  const { say, language } = useTexts();
  const { currency, defaultLanguage } = settings.town.definition;
  const words = { yes: say('form.yes'), signed: say('form.signature.signed') };
  const summary = (item: GroupItem): string => {
    const page = { pageId: 'item', title: field.label, fields: [...field.fields] };
    const reader = { language, fallback: defaultLanguage, currency, words };
    return shownAnswers({ pages: [page] }, item, reader)
      .map(({ value }) => value)
      .join(' · ');
  };
  const remove = (at: number): void => {
    const left = items.filter((_, other) => other !== at);
    onChange(left.length === 0 ? undefined : left);
  };
  return (
    <div className={style.options}>
      <ol className={style.options}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a repetition has no name but its place
          <li key={at} className={style.item}>
            <span className={style.words}>
              <span className={style.name}>
                <TownText text={field.itemTitle} /> {at + 1}
              </span>
              <bdi className={style.detail}>{summary(item)}</bdi>
            </span>
            <Button icon={Pencil} testId={`change-item-${at}`} onPress={() => onItem(at, item)}>
              {say('form.change')}
            </Button>
            <Button icon={Trash2} testId={`remove-item-${at}`} onPress={() => remove(at)}>
              {say('form.group.remove')}
            </Button>
          </li>
        ))}
      </ol>
      {items.length < field.most && (
        <Button
          look={items.length < field.fewest ? 'primary' : undefined}
          wide
          icon={Plus}
          testId="group-add"
          onPress={() => onItem(items.length, {})}
        >
          {say('form.group.add')}: <TownText text={field.itemTitle} /> {items.length + 1}
        </Button>
      )}
    </div>
  );
}
