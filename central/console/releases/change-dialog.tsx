import { useState } from 'react';
import { changeRollout, type RolloutRow } from '../../wire/index.ts';
import { unlessRefused, useAction } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { percentOf } from './percent-of.ts';
import { texts } from './texts.ts';

export type ChangeKind = 'pause' | 'resume' | 'widen' | 'halt' | 'complete';

type ChangeDialogProps = {
  readonly rollout: RolloutRow;
  readonly kind: ChangeKind;
  readonly onClose: () => void;
};

/** Asks once more before a rollout changes, and says what that means. */
export function ChangeDialog({ rollout, kind, onClose }: ChangeDialogProps) {
  const [percent, setPercent] = useState('100');
  const { problem, busy, refuse, run } = useAction();

  const send = async (): Promise<void> => {
    const value = percentOf(percent);
    if (kind === 'widen' && value === null) return refuse(texts.badPercent);
    const change = kind === 'widen' ? { kind, percent: value ?? 0 } : { kind };
    await run(changeRollout, { rolloutId: rollout.rolloutId, change }, unlessRefused(onClose));
  };
  return (
    <FormDialog
      title={`${texts[kind]} ${rollout.version}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.nothingChanged}
      cancel={texts.cancel}
      submit={busy ? texts.working : texts[kind]}
    >
      <p>{texts[`${kind}Help`]}</p>
      {kind === 'widen' ? (
        <TextField
          label={texts.percent}
          hint={texts.percentHint}
          name="percent"
          value={percent}
          onChange={setPercent}
          maxLength={3}
          required
        />
      ) : null}
    </FormDialog>
  );
}
