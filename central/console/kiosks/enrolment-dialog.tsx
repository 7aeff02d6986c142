import { useState } from 'react';
import type { z } from 'zod';
import { newEnrolmentCode } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { Button, Dialog, DialogEnd, FormDialog, TextField } from '../design/index.ts';
import { NewCode } from './new-code.tsx';
import { refusalText, texts } from './texts.ts';

type Created = Extract<z.infer<typeof newEnrolmentCode.response>, { kind: 'created' }>;
/** The kiosk that a code is wanted for; empty for a new one. */
export type WantedCode = { readonly code: string; readonly name: string; readonly townId: string };
type EnrolmentDialogProps = { readonly wanted: WantedCode; readonly onClose: () => void };

/** Asks which kiosk a code is for, and shows the code once. */
export function EnrolmentDialog({ wanted, onClose }: EnrolmentDialogProps) {
  const [form, setForm] = useState(wanted);
  const [created, setCreated] = useState<Created | null>(null);
  const { problem, busy, run } = useAction();
  const known = wanted.code !== '';

  const send = (): Promise<void> => {
    const { code, name, townId } = form;
    return run(newEnrolmentCode, { code, name, townId: townId.trim() || undefined }, (answer) => {
      if (answer.kind === 'refused') return refusalText(answer.reason);
      setCreated(answer);
      return null;
    });
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
    <FormDialog
      title={texts.dialogTitle}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.failed}
      cancel={texts.cancel}
      submit={busy ? texts.making : texts.make}
    >
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
    </FormDialog>
  );
}
