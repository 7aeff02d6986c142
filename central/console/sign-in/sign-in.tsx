import { type FormEvent, useState } from 'react';
import { signIn } from '../../wire/index.ts';
import { type Call, failureTexts, type Person } from '../api/index.ts';
import { Button, Notice, TextField } from '../design/index.ts';
import { OwnPasswordField } from '../password/index.ts';
import { SignedOutPage } from '../signed-out/index.ts';
import { tooOften } from '../words/index.ts';
import classes from './sign-in.module.css';
import { texts } from './texts.ts';

type SignInProps = {
  readonly call: Call;
  /** Whose session has ended, when their page waits behind; null when no one was signed in. */
  readonly expired: string | null;
  /** Who has just chosen a password; null: no one. */
  readonly chosen?: string | null;
  readonly onSignedIn: (person: Person) => void;
};

/** Asks for name and password. */
export function SignIn({ call, expired, chosen = null, onSignedIn }: SignInProps) {
  const known = expired ?? chosen;
  const [userName, setUserName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  /** Null until central has asked for one. */
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const asked = { userName: userName.trim(), password, ...(code === null ? {} : { code: code.trim() }) };
    const result = await call(signIn, asked);
    setBusy(false);
    const answered = result.kind === 'answered' ? result.answer.kind : null;
    if (answered === 'code-wanted' || answered === 'code-refused') {
      setProblem(answered === 'code-refused' ? texts.codeRefused : null);
      setCode('');
      return;
    }
    setPassword('');
    setCode(null);
    if (result.kind === 'failed') setProblem(failureTexts[result.why]);
    else if (result.answer.kind === 'signed-in') {
      const { kind, ...person } = result.answer;
      onSignedIn(person);
    } else if (result.answer.kind === 'throttled') setProblem(tooOften(result.answer.retryAfterMs));
    else setProblem(texts.refused);
  };

  return (
    <SignedOutPage title={texts.title}>
      <form className={classes.fields} onSubmit={send}>
        {expired ? (
          <Notice tone="busy" title={texts.expired}>
            <p>{texts.expiredHelp}</p>
          </Notice>
        ) : null}
        {chosen !== null && problem === null ? (
          <Notice tone="good" title={texts.chosen} answers>
            <p>{texts.chosenHelp}</p>
          </Notice>
        ) : null}
        {problem ? <Notice tone="bad" title={problem} answers /> : null}
        <TextField
          label={texts.userName}
          name="username"
          autoComplete="username"
          value={userName}
          onChange={setUserName}
          autoFocus={known === null}
          maxLength={80}
          required
        />
        <OwnPasswordField
          label={texts.password}
          value={password}
          onChange={setPassword}
          autoFocus={known !== null}
        />
        {code === null ? null : (
          <TextField
            label={texts.code}
            hint={texts.codeHint}
            name="code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            autoFocus
            maxLength={40}
            required
          />
        )}
        <Button look="first" type="submit" disabled={busy}>
          {busy ? texts.busy : texts.send}
        </Button>
        <p className={classes.help}>{texts.help}</p>
      </form>
    </SignedOutPage>
  );
}
