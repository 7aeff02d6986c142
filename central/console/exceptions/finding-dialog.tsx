import { type ReactNode, useState } from 'react';
import type { Action } from '../api/index.ts';
import { FormDialog, LongTextField } from '../design/index.ts';
import { closingTexts } from './texts.ts';

type FindingDialogProps = {
  readonly title: string;
  /** What the person is asked to write. */
  readonly label: string;
  readonly submit: string;
  readonly action: Action;
  readonly onClose: () => void;
  readonly onFinding: (finding: string) => Promise<void>;
  readonly children: ReactNode;
};

/** A dialog in which a person says why; what is written here stays for good. */
export function FindingDialog(props: FindingDialogProps) {
  const { title, label, submit, action, onClose, onFinding, children } = props;
  const [finding, setFinding] = useState('');
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSubmit={async () => {
        if (finding.trim().length < 3) return action.refuse(closingTexts.tooShort);
        await onFinding(finding);
      }}
      busy={action.busy}
      problem={action.problem}
      failed={closingTexts.failed}
      cancel={closingTexts.cancel}
      submit={action.busy ? closingTexts.saving : submit}
    >
      {children}
      <LongTextField
        label={label}
        hint={closingTexts.findingHint}
        name="finding"
        value={finding}
        onChange={setFinding}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
