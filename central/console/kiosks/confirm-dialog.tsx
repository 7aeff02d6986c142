import { useState } from 'react';
import { confirmEnrolment } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { refusalText, texts } from './texts.ts';

type ConfirmDialogProps = { readonly code: string; readonly onClose: () => void };

/** Asks a second person for the key that the kiosk itself shows. */
export function ConfirmDialog({ code, onClose }: ConfirmDialogProps) {
  const [fingerprint, setFingerprint] = useState('');
  const { problem, busy, run } = useAction();
  const send = (): Promise<void> =>
    run(confirmEnrolment, { code, fingerprint: fingerprint.trim() }, (answer) => {
      if (answer.kind === 'refused') return refusalText(answer.reason);
      onClose();
      return null;
    });
  return (
    <FormDialog
      title={`${texts.confirmTitle}: ${code}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.confirmFailed}
      cancel={texts.cancel}
      submit={busy ? texts.confirming : texts.confirm}
    >
      <TextField
        label={texts.fingerprint}
        hint={texts.confirmHint}
        name="fingerprint"
        value={fingerprint}
        onChange={(typed) => setFingerprint(typed.toUpperCase())}
        pattern="[0-9A-F]{4}(-[0-9A-F]{4}){4}"
        maxLength={24}
      />
    </FormDialog>
  );
}
