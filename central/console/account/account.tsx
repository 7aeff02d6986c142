import { type FormEvent, useState } from 'react';
import { changePassword, whoAmI } from '../../wire/index.ts';
import { ReadingView, useAction, useAnswer, useSession } from '../api/index.ts';
import { Button, Notice, Page, Section } from '../design/index.ts';
import { NewPasswordField, OwnPasswordField, passwordProblems } from '../password/index.ts';
import { roleNames, tooOften } from '../words/index.ts';
import classes from './account.module.css';
import { OwnSessions } from './own-sessions.tsx';
import { SetUp } from './set-up.tsx';
import { texts } from './texts.ts';

/** The own account: password and second factor. */
export function Account() {
  const { userName, role } = useSession().person;
  const reading = useAnswer(whoAmI, {});
  return (
    <Page title={texts.title}>
      <p>
        {userName} ({roleNames[role]})
      </p>
      <Section title={texts.passwordTitle}>
        <Password />
      </Section>
      <Section title={texts.sessions}>
        <OwnSessions />
      </Section>
      <Section title={texts.secondFactor}>
        <ReadingView reading={reading}>
          {({ secondFactor }) => (
            <SecondFactor isOn={secondFactor === 'on'} onDone={() => reading.refetch()} />
          )}
        </ReadingView>
      </Section>
    </Page>
  );
}

function SecondFactor({ isOn, onDone }: { readonly isOn: boolean; readonly onDone: () => void }) {
  // The codes that were just made stay until the person has them, although it is on by then.
  const [wasOn, setWasOn] = useState(isOn);
  if (wasOn) return <p>{texts.isOn}</p>;
  return (
    <>
      <p>{texts.isOff}</p>
      <SetUp
        onDone={() => {
          setWasOn(true);
          onDone();
        }}
      />
    </>
  );
}

function Password() {
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [changed, setChanged] = useState(false);
  const { problem, busy, run } = useAction();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChanged(false);
    await run(changePassword, { password, newPassword }, (answer) => {
      if (answer.kind === 'refused')
        return answer.reason === 'password' ? texts.wrongPassword : passwordProblems[answer.reason];
      if (answer.kind === 'throttled') return tooOften(answer.retryAfterMs);
      setPassword('');
      setNewPassword('');
      setChanged(true);
      return null;
    });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      {problem ? (
        <Notice tone="bad" title={texts.notChanged} answers>
          <p>{problem}</p>
        </Notice>
      ) : null}
      {changed ? <Notice tone="good" title={texts.changed} answers /> : null}
      <OwnPasswordField label={texts.password} value={password} onChange={setPassword} />
      <NewPasswordField value={newPassword} onChange={setNewPassword} />
      <div>
        <Button type="submit" disabled={busy}>
          {busy ? texts.busy : texts.changePassword}
        </Button>
      </div>
    </form>
  );
}
