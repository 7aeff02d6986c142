import { useState } from 'react';
import { writeNote } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, LongTextField } from '../design/index.ts';
import { dialogTexts, texts } from './texts.ts';

/** What a note is about. */
export type NoteSubject =
  | { readonly kioskId: string; readonly transactionId: string }
  | { readonly townId: string; readonly requestId: string }
  | { readonly townId: string; readonly accountNumber: string };

type WriteNoteDialogProps = { readonly subject: NoteSubject; readonly onClose: () => void };

/** Asks what the next person should know. */
export function WriteNoteDialog({ subject, onClose }: WriteNoteDialogProps) {
  const [text, setText] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const save = async (): Promise<void> => {
    if (text.trim() === '') return refuse(dialogTexts.empty);
    await run(writeNote, { ...subject, text }, ({ kind }) => {
      if (kind === 'no-subject') return dialogTexts.noSubject;
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={texts.write}
      onClose={onClose}
      onSubmit={save}
      busy={busy}
      problem={problem}
      failed={dialogTexts.failed}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.saving : dialogTexts.save}
    >
      <LongTextField
        label={dialogTexts.text}
        hint={dialogTexts.textHint}
        name="note"
        value={text}
        onChange={setText}
        maxLength={2_000}
      />
    </FormDialog>
  );
}
