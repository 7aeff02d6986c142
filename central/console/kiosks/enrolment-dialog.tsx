import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { newEnrolmentCode } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, Dialog, DialogEnd, Notice, TextField } from '../design/index.ts';
import classes from './enrolment-dialog.module.css';
import { NewCode } from './new-code.tsx';
import { refusalText, texts } from './texts.ts';

type Created = Extract<z.infer<typeof newEnrolmentCode.response>, { kind: 'created' }>;
/** The kiosk that a code is wanted for; empty for a new one. */
export type WantedCode = { readonly code: string; readonly name: string; readonly townId: string };
type EnrolmentDialogProps = { readonly wanted: WantedCode; readonly onClose: () => void };

/** Asks which kiosk a code is for, and shows the code once. */
export function EnrolmentDialog({ wanted, onClose }: EnrolmentDialogProps) {
  const { call } = useSession();
  const [form, setForm] = useState(wanted);
  const [created, setCreated] = useState<Created | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const known = wanted.code !== '';

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { code, name, townId } = form;
    const result = await call(newEnrolmentCode, { code, name, townId: townId.trim() || undefined });
    setBusy(false);
    if (result.kind === 'failed') setProblem(failureTexts[result.why]);
    else if (result.answer.kind === 'refused') setProblem(refusalText(result.answer.reason));
    else setCreated(result.answer);
  };
  if (created) {
    return (
      <Dialog title={texts.made} onClose={onClose}>
        <NewCode code={created.enrolmentCode} expiresAt={created.expiresAt} />
        <DialogEnd>
          <Button look="first" onClick={onClose}>
            {texts.done}
          </Button>
        </DialogEnd>
      </Dialog>
    );
  }
  return (
    <Dialog title={texts.dialogTitle} onClose={onClose}>
      <form onSubmit={send} className={classes.form}>
        {problem ? (
          <Notice tone="bad" title={texts.failed} answers>
            <p>{problem}</p>
          </Notice>
        ) : null}
        <TextField
          label={texts.code}
          hint={texts.codeHint}
          name="code"
          value={form.code}
          onChange={(code) => setForm({ ...form, code: code.toUpperCase() })}
          pattern="[A-Z0-9]{2,10}"
          maxLength={10}
          readOnly={known}
          required
        />
        <TextField
          label={texts.name}
          hint={texts.nameHint}
          name="name"
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
          maxLength={80}
          required
        />
        {known ? null : (
          <TextField
            label={texts.town}
            hint={texts.townHint}
            name="town"
            value={form.townId}
            onChange={(townId) => setForm({ ...form, townId })}
            maxLength={40}
          />
        )}
        {known ? <p>{texts.older}</p> : null}
        <DialogEnd>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" look="first" disabled={busy}>
            {busy ? texts.making : texts.make}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
