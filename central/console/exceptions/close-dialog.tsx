import { useState } from 'react';
import type { z } from 'zod';
import { type ClerkException, closeException, type WayOut } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, LongTextField, TextField } from '../design/index.ts';
import { wayTexts } from '../transactions/index.ts';
import { closingTexts, texts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
type CloseDialogProps = { readonly row: Row; readonly way: WayOut['kind']; readonly onClose: () => void };
type How = Extract<WayOut, { kind: 'given-back' }>['how'];

const HOWS = [
  ['card', closingTexts.card],
  ['transfer', closingTexts.transfer],
  ['cash', closingTexts.cash],
] as const;

/** Ends an exception with what was found or done; what is written here stays for good. */
export function CloseDialog({ row, way, onClose }: CloseDialogProps) {
  const [how, setHow] = useState<How>('card');
  const [reference, setReference] = useState('');
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { kioskId, transactionId, kind, detail } = row;
  const send = async (): Promise<void> => {
    if (finding.trim().length < 3) return refuse(closingTexts.tooShort);
    const out: WayOut = way === 'given-back' ? { kind: way, how, reference } : { kind: way };
    await run(closeException, { kioskId, transactionId, kind, detail, way: out, finding }, (answer) => {
      if (answer.kind === 'meanwhile')
        return answer.by === null ? closingTexts.changed : `${closingTexts.closedBy} ${answer.by}.`;
      if (answer.kind === 'no-way') return closingTexts.noWay;
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={`${wayTexts[way]}: ${whatItIsAbout(row).name}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={closingTexts.failed}
      cancel={closingTexts.cancel}
      submit={busy ? closingTexts.saving : texts.close}
    >
      {way === 'given-back' ? (
        <>
          <ChoiceField
            label={closingTexts.how}
            name="how"
            value={how}
            onChange={(value) => setHow(HOWS.find(([one]) => one === value)?.[0] ?? how)}
            choices={HOWS}
          />
          <TextField
            label={closingTexts.reference}
            hint={closingTexts.referenceHint}
            name="reference"
            value={reference}
            onChange={setReference}
            maxLength={80}
          />
        </>
      ) : null}
      <LongTextField
        label={closingTexts.finding}
        hint={closingTexts.findingHint}
        name="finding"
        value={finding}
        onChange={setFinding}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
