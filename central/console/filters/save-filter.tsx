import { useState } from 'react';
import { saveFilter } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { texts } from './texts.ts';

type SaveFilterProps = {
  readonly page: string;
  readonly address: string;
  /** Something is typed in the search box besides. */
  readonly hasTyped: boolean;
  readonly onClose: () => void;
};

/** Asks for the name under which a filter is saved. */
export function SaveFilter({ page, address, hasTyped, onClose }: SaveFilterProps) {
  const [name, setName] = useState('');
  const action = useAction();
  const save = async (): Promise<void> => {
    if (address === '') return action.refuse(texts.onlyTyped);
    await action.run(saveFilter, { page, name, address }, (answer) => {
      if (answer.kind === 'refused') return texts.refused[answer.reason];
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={texts.saveTitle}
      onClose={onClose}
      onSubmit={save}
      busy={action.busy}
      problem={action.problem}
      failed={texts.failed}
      cancel={texts.cancel}
      submit={texts.save}
    >
      <TextField
        label={texts.name}
        name="name"
        value={name}
        onChange={setName}
        maxLength={60}
        required
        autoFocus
        hint={hasTyped ? `${texts.saveHelp} ${texts.typed}` : texts.saveHelp}
      />
    </FormDialog>
  );
}
