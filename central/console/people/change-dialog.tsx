import { useState } from 'react';
import type { z } from 'zod';
import {
  changeRole,
  disableUser,
  enableUser,
  endSessions,
  type Role,
  resetPassword,
  resetSecondFactor,
  type UserRow,
} from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog } from '../design/index.ts';
import { RoleField } from '../words/index.ts';
import { LinkShown, type ShownLink } from './link-shown.tsx';
import { MailField } from './mail-field.tsx';
import { changeHelp, refusalText, texts } from './texts.ts';

type Change = keyof typeof changeHelp;
type ChangeDialogProps = { readonly user: z.infer<typeof UserRow>; readonly onClose: () => void };

/** Changes one user, after it was said what that does. */
export function ChangeDialog({ user, onClose }: ChangeDialogProps) {
  const { userName } = user;
  const choices = choicesFor(user);
  const [change, setChange] = useState<Change>('reset-password');
  const [role, setRole] = useState<Role>(user.role);
  const [mailTo, setMailTo] = useState('');
  const [link, setLink] = useState<ShownLink | null>(null);
  const { problem, busy, run } = useAction();
  if (link !== null) return <LinkShown userName={userName} link={link} onClose={onClose} />;

  const mail = mailTo.trim();
  const done = (answer: { kind: 'changed' } | { kind: 'refused'; reason: string }): string | null => {
    if (answer.kind === 'refused') return refusalText(answer.reason);
    onClose();
    return null;
  };
  const send: Readonly<Record<Change, () => Promise<void>>> = {
    disable: () => run(disableUser, { userName }, done),
    enable: () => run(enableUser, { userName }, done),
    role: () => run(changeRole, { userName, role }, done),
    'reset-second-factor': () => run(resetSecondFactor, { userName }, done),
    'end-sessions': () =>
      run(endSessions, { userName, sessionId: 'all' }, () => {
        onClose();
        return null;
      }),
    'reset-password': () =>
      run(resetPassword, { userName, ...(mail === '' ? {} : { mailTo: mail }) }, (answer) => {
        if (answer.kind === 'refused') return refusalText(answer.reason);
        setLink(answer);
        return null;
      }),
  };
  const label = choices.find(([one]) => one === change)?.[1] ?? texts.actions;
  return (
    <FormDialog
      title={`${texts.actions}: ${userName}`}
      onClose={onClose}
      onSubmit={() => send[change]()}
      busy={busy}
      problem={problem}
      failed={texts.notChanged}
      cancel={texts.cancel}
      submit={busy ? texts.busy : label}
    >
      <ChoiceField
        label={texts.actions}
        hint={changeHelp[change]}
        name="change"
        value={change}
        onChange={(chosen) => setChange(choices.find(([one]) => one === chosen)?.[0] ?? change)}
        choices={choices}
      />
      {change === 'reset-password' ? <MailField value={mailTo} onChange={setMailTo} /> : null}
      {change === 'role' ? <RoleField label={texts.role} value={role} onChange={setRole} /> : null}
    </FormDialog>
  );
}

/** What can be changed of a user as they are. */
const choicesFor = ({
  disabledAt,
  secondFactor,
}: z.infer<typeof UserRow>): readonly (readonly [Change, string])[] => [
  ['reset-password', texts.resetPassword],
  ['role', texts.changeRole],
  ['end-sessions', texts.endSessions],
  ...(secondFactor === 'on' ? [['reset-second-factor', texts.resetSecondFactor] as const] : []),
  disabledAt === null ? ['disable', texts.disable] : ['enable', texts.enable],
];
