import { useState } from 'react';
import type { z } from 'zod';
import { makeToken, type Role, TOKEN_NAME } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, ShownOnce, TextField } from '../design/index.ts';
import { OwnPasswordField } from '../password/index.ts';
import { At, RoleField, tooOften } from '../words/index.ts';
import { texts } from './texts.ts';

type Made = Extract<z.infer<typeof makeToken.response>, { kind: 'made' }>;

/** Asks what a token is for, and shows it once. */
export function MakeTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('auditor');
  const [changes, setChanges] = useState('no');
  const [days, setDays] = useState('90');
  const [password, setPassword] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const { problem, busy, run } = useAction();
  if (made !== null) return <TokenShown name={name} made={made} onClose={onClose} />;
  const send = (): Promise<void> =>
    run(makeToken, { name, role, readsOnly: changes === 'no', days: Number(days), password }, (answer) => {
      setPassword('');
      if (answer.kind === 'throttled') return tooOften(answer.retryAfterMs);
      if (answer.kind === 'refused') return answer.reason === 'exists' ? texts.exists : texts.wrongPassword;
      setMade(answer);
      return null;
    });
  return (
    <FormDialog
      title={texts.make}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.notMade}
      cancel={texts.cancel}
      submit={busy ? texts.busy : texts.makeIt}
    >
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        name="token-name"
        value={name}
        onChange={setName}
        pattern={TOKEN_NAME}
        maxLength={40}
        required
      />
      <RoleField label={texts.role} value={role} onChange={setRole} />
      <ChoiceField
        label={texts.mayChange}
        name="changes"
        value={changes}
        onChange={setChanges}
        choices={[
          ['no', texts.no],
          ['yes', texts.yes],
        ]}
      />
      <TextField
        label={texts.days}
        hint={texts.daysHint}
        name="days"
        value={days}
        onChange={setDays}
        pattern="[1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5]"
        maxLength={3}
        required
      />
      <OwnPasswordField label={texts.password} value={password} onChange={setPassword} />
    </FormDialog>
  );
}

type TokenShownProps = { readonly name: string; readonly made: Made; readonly onClose: () => void };

/** A token that was just made, to be copied. */
function TokenShown({ name, made: { token, expiresAt }, onClose }: TokenShownProps) {
  return (
    <ShownOnce title={`${texts.shownTitle}: ${name}`} secret={token} close={texts.close} onClose={onClose}>
      <p>
        {texts.shownHelp} <At at={expiresAt} />.
      </p>
    </ShownOnce>
  );
}
