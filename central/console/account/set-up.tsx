import { type FormEvent, useState } from 'react';
import { QrCode } from '../../../paper-view/index.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { Button, Notice, TextField } from '../design/index.ts';
import { OwnPasswordField } from '../password/index.ts';
import { tooOften } from '../words/index.ts';
import classes from './account.module.css';
import { setUpRefusals, texts } from './texts.ts';

type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'begun'; readonly address: string; readonly secret: string }
  | { readonly kind: 'confirmed'; readonly recoveryCodes: readonly string[] };

/** Sets up the own second factor: the password once more, the app's code, and the recovery codes, which are shown once. */
export function SetUp({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const [typed, setTyped] = useState('');
  const { problem, busy, run } = useAction();

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTyped('');
    if (step.kind === 'asking')
      await run(beginSecondFactor, { password: typed }, (answer) => {
        if (answer.kind === 'begun') setStep(answer);
        return problemOf(answer);
      });
    else
      await run(confirmSecondFactor, { code: typed }, (answer) => {
        if (answer.kind === 'confirmed') setStep(answer);
        return problemOf(answer);
      });
  };

  if (step.kind === 'confirmed')
    return (
      <div className={classes.form}>
        <Notice tone="good" title={texts.recoveryTitle} answers>
          <p>{texts.recoveryHelp}</p>
        </Notice>
        <ul className={classes.codes}>
          {step.recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div>
          <Button look="first" onClick={onDone}>
            {texts.done}
          </Button>
        </div>
      </div>
    );
  return (
    <form className={classes.form} onSubmit={send}>
      {problem ? (
        <Notice tone="bad" title={texts.notSetUp} answers>
          <p>{problem}</p>
        </Notice>
      ) : null}
      {step.kind === 'begun' ? (
        <>
          <p>{texts.scan}</p>
          <QrCode data={step.address} label={texts.scan} className={classes.code} />
          <p>
            {texts.orType} <span className={classes.secret}>{step.secret}</span>
          </p>
          <TextField
            key="code"
            label={texts.code}
            name="code"
            autoComplete="one-time-code"
            value={typed}
            onChange={setTyped}
            maxLength={10}
            autoFocus
            required
          />
        </>
      ) : (
        <OwnPasswordField key="password" label={texts.password} value={typed} onChange={setTyped} />
      )}
      <div>
        <Button look="first" type="submit" disabled={busy}>
          {busy ? texts.busy : step.kind === 'begun' ? texts.confirm : texts.begin}
        </Button>
      </div>
    </form>
  );
}

type Answer =
  | { readonly kind: 'begun' | 'confirmed' }
  | { readonly kind: 'refused'; readonly reason: keyof typeof setUpRefusals }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

function problemOf(answer: Answer): string | null {
  if (answer.kind === 'refused') return setUpRefusals[answer.reason];
  return answer.kind === 'throttled' ? tooOften(answer.retryAfterMs) : null;
}
