import { useState } from 'react';
import type { z } from 'zod';
import { type ClerkException, closeException, type WayOut } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, LongTextField, TextField } from '../design/index.ts';
import { wayTexts } from '../transactions/index.ts';
import { refusedInWords, resultOf } from './closing-answers.ts';
import { closingTexts, texts, whatItDoes } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
type Way = WayOut['kind'];
type CloseDialogProps = {
  readonly row: Row;
  /** How this person may end it; the first is offered first. */
  readonly ways: readonly [Way, ...Way[]];
  readonly onClose: () => void;
  /** It was ended, and this is what came of it. */
  readonly onEnded: (result: string | null) => void;
};
type How = Extract<WayOut, { kind: 'given-back' }>['how'];

const HOWS = [
  ['card', closingTexts.card],
  ['transfer', closingTexts.transfer],
  ['cash', closingTexts.cash],
] as const;

/** Ends an exception with what was found or done; what is written here stays for good. */
export function CloseDialog({ row, ways, onClose, onEnded }: CloseDialogProps) {
  const [way, setWay] = useState<Way>(ways[0]);
  const [how, setHow] = useState<How>('card');
  const [reference, setReference] = useState('');
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { kioskId, transactionId, kind, detail } = row;
  const does = whatItDoes(way, kind);
  const send = async (): Promise<void> => {
    if (NEEDS_REFERENCE.has(way) && reference.trim() === '') return refuse(closingTexts.noReference);
    if (finding.trim().length < 3) return refuse(closingTexts.tooShort);
    const out = wayOut(way, { how, reference });
    await run(closeException, { kioskId, transactionId, kind, detail, way: out, finding }, (answer) => {
      const refused = refusedInWords(answer);
      if (refused === null) onEnded(resultOf(answer, out));
      return refused;
    });
  };
  return (
    <FormDialog
      title={`${ways.length === 1 ? wayTexts[way] : texts.settle}: ${whatItIsAbout(row).name}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={closingTexts.failed}
      cancel={closingTexts.cancel}
      submit={busy ? closingTexts.saving : texts.close}
    >
      {ways.length > 1 ? (
        <ChoiceField
          label={closingTexts.way}
          name="way"
          value={way}
          onChange={(value) => setWay(ways.find((one) => one === value) ?? way)}
          choices={ways.map((one) => [one, wayTexts[one]] as const)}
        />
      ) : null}
      {does === null ? null : <p>{does}</p>}
      {way === 'given-back' ? (
        <ChoiceField
          label={closingTexts.how}
          name="how"
          value={how}
          onChange={(value) => setHow(HOWS.find(([one]) => one === value)?.[0] ?? how)}
          choices={HOWS}
        />
      ) : null}
      {way === 'looked-at' || way === 'answered' ? null : (
        <TextField
          label={closingTexts.reference}
          hint={NEEDS_REFERENCE.has(way) ? closingTexts.referenceNeeded : closingTexts.referenceHint}
          name="reference"
          value={reference}
          onChange={setReference}
          maxLength={80}
        />
      )}
      <LongTextField
        label={ways.length > 1 ? closingTexts.findingOfWay : closingTexts.finding}
        hint={closingTexts.findingHint}
        name="finding"
        value={finding}
        onChange={setFinding}
        maxLength={1_000}
      />
    </FormDialog>
  );
}

/** What the card company says has a reference of its own. */
const NEEDS_REFERENCE: ReadonlySet<Way> = new Set(['charged', 'found-back']);

function wayOut(kind: Way, { how, reference }: { readonly how: How; readonly reference: string }): WayOut {
  switch (kind) {
    case 'looked-at':
    case 'answered':
      return { kind };
    case 'given-back':
      return { kind, how, reference };
    default:
      return { kind, reference };
  }
}
