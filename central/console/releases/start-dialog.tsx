import { useState } from 'react';
import { Ring, type RolloutPlan, USUAL_PLAN } from '../../../domain/release/index.ts';
import { type ReleaseRow, startRollout } from '../../wire/index.ts';
import { unlessRefused, useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, TextField } from '../design/index.ts';
import { percentOf } from './percent-of.ts';
import { ringTexts, texts } from './texts.ts';

type StartDialogProps = {
  readonly release: ReleaseRow;
  readonly stepBack: boolean;
  readonly onClose: () => void;
};

/** Asks for whom a release is, and how fast it goes to more of them. */
export function StartDialog({ release, stepBack, onClose }: StartDialogProps) {
  const [ring, setRing] = useState<Ring>(stepBack ? 'all' : 'test');
  const [percent, setPercent] = useState(stepBack ? '100' : '5');
  const [widening, setWidening] = useState(stepBack ? 'hand' : 'itself');
  const [stopAbove, setStopAbove] = useState(String(USUAL_PLAN.stopAbovePercent));
  const { problem, busy, refuse, run } = useAction();

  const send = async (): Promise<void> => {
    const value = percentOf(percent);
    const stop = percentOf(stopAbove);
    if (value === null) return refuse(texts.badPercent);
    if (stop === null || stop > 99) return refuse(texts.badStop);
    const widenTo = widening === 'itself' ? USUAL_PLAN.widenTo : [];
    const plan: RolloutPlan = { ...USUAL_PLAN, widenTo, stopAbovePercent: stop };
    await run(
      startRollout,
      { releaseSha256: release.sha256, ring, percent: value, plan, stepBack },
      unlessRefused(onClose),
    );
  };
  return (
    <FormDialog
      title={`${stepBack ? texts.stepBackTitle : texts.startTitle} ${release.version}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.nothingChanged}
      cancel={texts.cancel}
      submit={busy ? texts.working : stepBack ? texts.stepBackDo : texts.startDo}
    >
      {stepBack ? <p>{texts.stepBackHelp}</p> : null}
      <ChoiceField
        label={texts.ring}
        name="ring"
        value={ring}
        onChange={(value) => setRing(Ring.catch(ring).parse(value))}
        choices={Ring.options.map((one) => [one, ringTexts[one]] as const)}
      />
      <TextField
        label={texts.percent}
        hint={texts.percentHint}
        name="percent"
        value={percent}
        onChange={setPercent}
        maxLength={3}
        required
      />
      <ChoiceField
        label={texts.widening}
        name="widening"
        value={widening}
        onChange={setWidening}
        choices={[
          ['itself', texts.widenByItself],
          ['hand', texts.widenByHand],
        ]}
      />
      <TextField
        label={texts.stopAbove}
        hint={texts.stopAboveHint}
        name="stopAbove"
        value={stopAbove}
        onChange={setStopAbove}
        maxLength={2}
        required
      />
    </FormDialog>
  );
}
