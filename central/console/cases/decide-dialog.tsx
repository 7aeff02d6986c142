import { type FormEvent, useState } from 'react';
import { CaseStatus, nextStatuses } from '../../../domain/case/index.ts';
import { type CaseRow, decideCase } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, ChoiceField, Dialog, DialogEnd, LongTextField, Notice } from '../design/index.ts';
import { feeOf } from './case-row.ts';
import classes from './decide-dialog.module.css';
import { statusTexts, texts } from './texts.ts';

type DecideParts = { readonly row: CaseRow; readonly onClose: () => void };

/** Sets the status of one application, with a note that the resident reads. */
export function DecideDialog({ row, onClose }: DecideParts) {
  const { call } = useSession();
  const next = nextStatuses(row.status);
  const [status, setStatus] = useState<CaseStatus>(next[0] ?? row.status);
  const [note, setNote] = useState(row.note);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { townId, reference } = row;
    const result = await call(decideCase, { townId, reference, status, note });
    setBusy(false);
    if (result.kind === 'failed') setProblem(failureTexts[result.why]);
    else if (result.answer.kind === 'changed') onClose();
    else setProblem(result.answer.kind === 'not-next' ? texts.notNext : texts.notFound);
  };
  return (
    <Dialog title={`${texts.decideOn} ${row.reference}`} onClose={onClose}>
      <form onSubmit={send} className={classes.form}>
        {problem ? (
          <Notice tone="bad" title={texts.failed} answers>
            <p>{problem}</p>
          </Notice>
        ) : null}
        <ChoiceField
          label={texts.next}
          name="next"
          value={status}
          onChange={(value) => setStatus(CaseStatus.catch(status).parse(value))}
          choices={next.map((one) => [one, statusTexts[one]] as const)}
        />
        <LongTextField
          label={texts.note}
          hint={texts.noteHint}
          name="note"
          value={note}
          onChange={setNote}
          maxLength={1_000}
        />
        {status === 'approved' && row.feeMinor > 0 ? (
          <p>
            {texts.billed} {feeOf(row)}
          </p>
        ) : null}
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
