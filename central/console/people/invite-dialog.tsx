import { useState } from 'react';
import { inviteUser, type Role, USER_NAME } from '../../wire/index.ts';
import { useAction, useSession } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { RoleField } from '../words/index.ts';
import { LinkShown, type ShownLink } from './link-shown.tsx';
import { MailField } from './mail-field.tsx';
import { refusalText, texts } from './texts.ts';

/** Asks who is invited as what, and shows the link once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { townId: ownTown } = useSession().person;
  const [userName, setUserName] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [townId, setTownId] = useState('');
  const [mailTo, setMailTo] = useState('');
  const [link, setLink] = useState<ShownLink | null>(null);
  const { problem, busy, run } = useAction();
  if (link !== null) return <LinkShown userName={userName} link={link} onClose={onClose} />;
  const [town, mail] = [townId.trim(), mailTo.trim()];
  const send = (): Promise<void> =>
    run(
      inviteUser,
      { userName, role, ...(town === '' ? {} : { townId: town }), ...(mail === '' ? {} : { mailTo: mail }) },
      (answer) => {
        if (answer.kind === 'refused') return refusalText(answer.reason);
        setLink(answer);
        return null;
      },
    );
  return (
    <FormDialog
      title={texts.invite}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.notInvited}
      cancel={texts.cancel}
      submit={busy ? texts.busy : texts.makeLink}
    >
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        name="user-name"
        value={userName}
        onChange={setUserName}
        pattern={USER_NAME}
        maxLength={40}
        required
      />
      <RoleField label={texts.role} value={role} onChange={setRole} />
      <MailField value={mailTo} onChange={setMailTo} />
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
