import { type FormEvent, useState } from 'react';
import { changeReport, type ReportDetails, ReportStatus } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, ChoiceField, Dialog, DialogEnd, LongTextField, Notice } from '../design/index.ts';
import classes from './reports.module.css';
import { statusTexts, texts } from './texts.ts';

type ChangeParts = { readonly details: ReportDetails; readonly onClose: () => void };

/** Sets the status of one report, and the note that everybody reads. */
export function ChangeDialog({ details, onClose }: ChangeParts) {
  const { call } = useSession();
  const { report } = details;
  const [status, setStatus] = useState(report.status);
  const [notes, setNotes] = useState(details.notes);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { townId, requestId, updatedAt } = report;
    const result = await call(changeReport, { townId, requestId, status, notes, seenAt: updatedAt });
    setBusy(false);
    if (result.kind === 'failed') setProblem(failureTexts[result.why]);
    else if (result.answer.kind === 'changed') onClose();
    else setProblem(result.answer.kind === 'not-found' ? texts.gone : texts.meanwhile);
  };
  return (
    <Dialog title={`${texts.one} ${report.requestId}`} onClose={onClose}>
      <form onSubmit={send} className={classes.form}>
        {problem ? (
          <Notice tone="bad" title={texts.failed} answers>
            <p>{problem}</p>
          </Notice>
        ) : null}
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
        <DialogEnd>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" look="first" disabled={busy}>
            {busy ? texts.saving : texts.save}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
