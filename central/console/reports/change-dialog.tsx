import { useState } from 'react';
import { changeReport, type ReportDetails, ReportStatus } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, LongTextField } from '../design/index.ts';
import { statusTexts, texts } from './texts.ts';

type ChangeProps = { readonly details: ReportDetails; readonly onClose: () => void };

/** Sets the status of one report, and the note that everybody reads. */
export function ChangeDialog({ details, onClose }: ChangeProps) {
  const { report } = details;
  const [status, setStatus] = useState(report.status);
  const [notes, setNotes] = useState(details.notes);
  const { problem, busy, run } = useAction();

  const { townId, requestId, updatedAt } = report;
  const send = (): Promise<void> =>
    run(changeReport, { townId, requestId, status, notes, seenAt: updatedAt }, ({ kind }) => {
      if (kind === 'changed') onClose();
      return kind === 'changed' ? null : kind === 'not-found' ? texts.gone : texts.meanwhile;
    });
  return (
    <FormDialog
      title={`${texts.one} ${requestId}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.failed}
      cancel={texts.cancel}
      submit={busy ? texts.saving : texts.save}
    >
      <ChoiceField
        label={texts.status}
        name="status"
        value={status}
        onChange={(value) => setStatus(ReportStatus.catch(status).parse(value))}
        choices={Object.entries(statusTexts)}
      />
      <LongTextField
        label={texts.notes}
        hint={texts.notesHint}
        name="notes"
        value={notes}
        onChange={setNotes}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
