import { useState } from 'react';
import { ApplicationStatus, nextStatuses } from '../../../domain/application/index.ts';
import { type ApplicationRow, decideApplication } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, LongTextField } from '../design/index.ts';
import { feeOf } from './fee-of.ts';
import { statusTexts, texts } from './texts.ts';

type DecideProps = { readonly row: ApplicationRow; readonly onClose: () => void };

/** Sets the status of one application, with a note that the resident reads. */
export function DecideDialog({ row, onClose }: DecideProps) {
  const next = nextStatuses(row.status);
  const [status, setStatus] = useState<ApplicationStatus>(next[0] ?? row.status);
  const [note, setNote] = useState(row.note);
  const { problem, busy, run } = useAction();

  const { townId, reference } = row;
  const send = (): Promise<void> =>
    run(decideApplication, { townId, reference, status, note }, ({ kind }) => {
      if (kind === 'changed') onClose();
      return kind === 'changed' ? null : kind === 'not-next' ? texts.notNext : texts.notFound;
    });
  return (
    <FormDialog
      title={`${texts.decideOn} ${row.reference}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.failed}
      cancel={texts.cancel}
      submit={busy ? texts.saving : texts.save}
    >
      <ChoiceField
        label={texts.next}
        name="next"
        value={status}
        onChange={(value) => setStatus(ApplicationStatus.catch(status).parse(value))}
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
    </FormDialog>
  );
}
