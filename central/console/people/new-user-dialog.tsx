import { useState } from 'react';
import { createUser, type Role } from '../../wire/index.ts';
import { useAction, useSession } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { RoleField } from './role-field.tsx';
import { ShownOnce } from './shown-once.tsx';
import { refusalText, texts } from './texts.ts';

/** Asks for name and role of a new user, and shows the password once. */
export function NewUserDialog({ onClose }: { readonly onClose: () => void }) {
  const { townId: ownTown } = useSession().person;
  const [userName, setUserName] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [townId, setTownId] = useState('');
  const [password, setPassword] = useState<string | null>(null);
  const { problem, busy, run } = useAction();
  if (password !== null) return <ShownOnce userName={userName} password={password} onClose={onClose} />;
  const town = townId.trim();
  const send = (): Promise<void> =>
    run(createUser, { userName, role, ...(town === '' ? {} : { townId: town }) }, (answer) => {
      if (answer.kind === 'refused') return refusalText(answer.reason);
      setPassword(answer.password);
      return null;
    });
  return (
    <FormDialog
      title={texts.newUser}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.notMade}
      cancel={texts.cancel}
      submit={busy ? texts.busy : texts.make}
    >
      <TextField
        label={texts.name}
        hint={texts.newUserHint}
        name="user-name"
        value={userName}
        onChange={setUserName}
        pattern="[a-z][a-z0-9._\-]{1,39}"
        maxLength={40}
        required
      />
      <RoleField value={role} onChange={setRole} />
      {ownTown === null ? (
        <TextField
          label={texts.town}
          hint={texts.townHint}
          name="town"
          value={townId}
          onChange={setTownId}
          maxLength={40}
        />
      ) : null}
    </FormDialog>
  );
}
