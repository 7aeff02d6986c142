import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import classes from './combo-field.module.css';

type ComboFieldProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** The words on the button that opens the list, and in the field while nothing is chosen. */
  readonly words: { readonly open: string; readonly all: string };
};

/** One of many, found by typing a part of its name. Emptied, it means all. */
export function ComboField({ label, value, onChange, choices, words }: ComboFieldProps) {
  return (
    <ComboBox
      className={classes.field ?? ''}
      defaultItems={choices}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        const chosen = key === null ? undefined : String(key);
        if (chosen !== value) onChange(chosen);
      }}
      menuTrigger="focus"
    >
      <Label className={classes.label ?? ''}>{label}</Label>
      <div className={classes.group}>
        <Input className={classes.input ?? ''} placeholder={words.all} />
        <Button className={classes.button ?? ''} aria-label={words.open}>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </div>
      <Popover className={classes.popover ?? ''}>
        <ListBox<(typeof choices)[number]> className={classes.list ?? ''}>
          {({ id, title }) => (
            <ListBoxItem id={id} className={classes.item ?? ''}>
              {title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
