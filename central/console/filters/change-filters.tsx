import { useState } from 'react';
import { deleteFilter, renameFilter, type SavedFilter } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { Button, Dialog, DialogEnd, Notice, TextField } from '../design/index.ts';
import classes from './saved-filters.module.css';
import { texts } from './texts.ts';

type ChangeFiltersProps = {
  readonly page: string;
  readonly filters: readonly SavedFilter[];
  readonly onClose: () => void;
};

/** All filters of a list, each to be renamed or deleted; also those that the page refuses by now. */
export function ChangeFilters({ page, filters, onClose }: ChangeFiltersProps) {
  const action = useAction();
  const take = (answer: { kind: 'refused'; reason: keyof typeof texts.refused } | { kind: string }) =>
    'reason' in answer ? texts.refused[answer.reason] : null;
  return (
    <Dialog title={texts.changeTitle} onClose={onClose}>
      {action.problem ? (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{action.problem}</p>
        </Notice>
      ) : null}
      <ul className={classes.rows}>
        {filters.map(({ name }) => (
          <li key={name}>
            <OneFilter
              name={name}
              busy={action.busy}
              onRename={(newName) => void action.run(renameFilter, { page, name, newName }, take)}
              onDelete={() => void action.run(deleteFilter, { page, name }, take)}
            />
          </li>
        ))}
      </ul>
      <DialogEnd>
        <Button onClick={onClose}>{texts.close}</Button>
      </DialogEnd>
    </Dialog>
  );
}

type OneFilterProps = {
  readonly name: string;
  readonly busy: boolean;
  readonly onRename: (newName: string) => void;
  readonly onDelete: () => void;
};

function OneFilter({ name, busy, onRename, onDelete }: OneFilterProps) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        onRename(typed);
      }}
    >
      <TextField
        label={`${texts.name}: ${name}`}
        name="name"
        value={typed}
        onChange={setTyped}
        maxLength={60}
        required
      />
      <Button type="submit" disabled={busy || typed.trim() === name}>
        {texts.rename}
      </Button>
      <Button onClick={onDelete} disabled={busy} aria-label={`${texts.delete} ${name}`}>
        {texts.delete}
      </Button>
    </form>
  );
}
