import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import {
  type LinkProblem,
  type readAccessLink,
  useAccessLink as setPassword,
  USER_NAME,
} from '../../wire/index.ts';
import { type Call, failureTexts } from '../api/index.ts';
import { Button, Notice, TextField } from '../design/index.ts';
import { NewPasswordField, passwordProblems } from '../password/index.ts';
import { tooOften } from '../words/index.ts';
import classes from './access-link.module.css';
import { purposeTexts, texts } from './texts.ts';

export type OpenLink = Extract<z.infer<typeof readAccessLink.response>, { kind: 'open' }>;

type ChoosePasswordProps = {
  readonly call: Call;
  readonly token: string;
  readonly link: OpenLink;
  readonly onSet: (userName: string) => void;
  /** Since it was opened, the link opens nothing any more. */
  readonly onRefused: (reason: LinkProblem) => void;
};

/** Takes the password, and of the first administrator the user name. */
export function ChoosePassword({ call, token, link, onSet, onRefused }: ChoosePasswordProps) {
  const [userName, setUserName] = useState(link.userName ?? '');
  const [newPassword, setNewPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const own = link.userName === null ? { userName: userName.trim() } : {};
    const result = await call(setPassword, { token, newPassword, ...own });
    setBusy(false);
    if (result.kind === 'failed') return setProblem(failureTexts[result.why]);
    const { answer } = result;
    if (answer.kind === 'set') return onSet(answer.userName);
    if (answer.kind === 'throttled') return setProblem(tooOften(answer.retryAfterMs));
    if (answer.kind === 'refused') return onRefused(answer.reason);
    setProblem(answer.reason === 'name-wanted' ? texts.nameWanted : passwordProblems[answer.reason]);
  };
  return (
    <form className={classes.fields} onSubmit={send}>
      <p>{purposeTexts[link.purpose]}</p>
      {problem ? (
        <Notice tone="bad" title={texts.notSet} answers>
          <p>{problem}</p>
        </Notice>
      ) : null}
      {link.userName === null ? (
        <TextField
          label={texts.ownName}
          hint={texts.ownNameHint}
          name="username"
          autoComplete="username"
          value={userName}
          onChange={setUserName}
          pattern={USER_NAME}
          maxLength={40}
          autoFocus
          required
        />
      ) : (
        <TextField
          label={texts.userName}
          name="username"
          autoComplete="username"
          value={userName}
          onChange={setUserName}
          readOnly
        />
      )}
      <NewPasswordField value={newPassword} onChange={setNewPassword} autoFocus={link.userName !== null} />
      <Button look="first" type="submit" disabled={busy}>
        {busy ? texts.busy : texts.send}
      </Button>
      <p className={classes.help}>{texts.once}</p>
    </form>
  );
}
