import { useState } from 'react';
import type { z } from 'zod';
import { type ChosenWay, type ClerkException, closeException, mayGoToBill } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ClaimWarning } from '../claims/index.ts';
import { ChoiceField, FormDialog, LongTextField, TextField } from '../design/index.ts';
import { wayTexts } from '../transactions/index.ts';
import { AmountField, type TypedAmounts, useWords } from '../words/index.ts';
import { refusedInWords, resultOf } from './closing-answers.ts';
import { closingTexts, texts, whatItDoes } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
type Way = ChosenWay['kind'];
type CloseDialogProps = {
  readonly row: Row;
  /** How this person may end it; the first is offered first. */
  readonly ways: readonly [Way, ...Way[]];
  readonly onClose: () => void;
  /** It was ended, and this is what came of it. */
  readonly onEnded: (result: string | null) => void;
};
type How = Extract<ChosenWay, { kind: 'given-back' }>['how'];

const HOWS: readonly (readonly [How, string])[] = [
  ['card', closingTexts.card],
  ['transfer', closingTexts.transfer],
  ['cash', closingTexts.cash],
];
const TO_BILL: readonly [How, string] = ['other-bill', closingTexts.otherBill];

/** Ends an exception, or a part of it, with what was found or done; what is written here stays for good. */
export function CloseDialog({ row, ways, onClose, onEnded }: CloseDialogProps) {
  const [way, setWay] = useState<Way>(ways[0]);
  const [how, setHow] = useState<How>('card');
  const { amounts } = useWords();
  const [amount, setAmount] = useState(row.amount === null ? '' : amounts.write(row.amount));
  const [reference, setReference] = useState('');
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { kioskId, transactionId, kind, detail } = row;
  const hows = mayGoToBill(kind) ? [...HOWS, TO_BILL] : HOWS;
  const toBill = way === 'given-back' && how === 'other-bill';
  const does = whatItDoes(toBill ? 'other-bill' : way, kind);
  const send = async (): Promise<void> => {
    const part = way === 'given-back' ? partOf(amount, row.amount, amounts) : ALL;
    if (part.kind === 'wrong') return refuse(part.problem);
    if (NEEDS_REFERENCE.has(way) && reference.trim() === '') return refuse(closingTexts.noReference);
    if (toBill && reference.trim() === '') return refuse(closingTexts.noBillNumber);
    if (finding.trim().length < 3) return refuse(closingTexts.tooShort);
    const out = wayOut(way, { how, reference, part: part.amountMinor });
    const openMinor = row.amount?.amountMinor ?? null;
    await run(
      closeException,
      { kioskId, transactionId, kind, detail, openMinor, way: out, finding },
      (answer) => {
        const refused = refusedInWords(answer);
        if (refused === null) onEnded(resultOf(answer, out));
        return refused;
      },
    );
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
      <ClaimWarning claim={row.claim} />
      {ways.length > 1 ? (
        <ChoiceField
          label={closingTexts.way}
          name="way"
          value={way}
          onChange={(value) => setWay(ways.find((one) => one === value) ?? way)}
          choices={ways.map((one) => [one, wayTexts[one]] as const)}
        />
      ) : null}
      {way === 'given-back' ? (
        <>
          <ChoiceField
            label={closingTexts.how}
            name="how"
            value={how}
            onChange={(value) => setHow(hows.find(([one]) => one === value)?.[0] ?? how)}
            choices={hows}
          />
          {does === null ? null : <p>{does}</p>}
          {row.amount === null ? null : (
            <AmountField
              label={closingTexts.amount}
              currency={row.amount.currency}
              hint={closingTexts.amountHint}
              name="amount"
              value={amount}
              onChange={setAmount}
            />
          )}
        </>
      ) : does === null ? null : (
        <p>{does}</p>
      )}
      {way === 'looked-at' || way === 'answered' ? null : (
        <TextField
          label={toBill ? closingTexts.billNumber : closingTexts.reference}
          hint={referenceHint(way, toBill)}
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
        maxLength={900}
      />
    </FormDialog>
  );
}

/** What the card company says has a reference of its own. */
const NEEDS_REFERENCE: ReadonlySet<Way> = new Set(['charged', 'found-back']);

function referenceHint(way: Way, toBill: boolean): string {
  if (toBill) return closingTexts.billNumberHint;
  return NEEDS_REFERENCE.has(way) ? closingTexts.referenceNeeded : closingTexts.referenceHint;
}

const ALL = { kind: 'amount', amountMinor: undefined } as const;

/** The part that was written, in minor units; `ALL` where it is all that is open. */
function partOf(
  written: string,
  open: Row['amount'],
  amounts: TypedAmounts,
): ReturnType<TypedAmounts['read']> | typeof ALL {
  if (open === null) return ALL;
  const typed = amounts.read(written, open.currency);
  if (typed.kind === 'wrong') return typed;
  const { amountMinor } = typed;
  if (amountMinor < 1 || amountMinor > open.amountMinor)
    return { kind: 'wrong', problem: closingTexts.badAmount };
  return amountMinor === open.amountMinor ? ALL : typed;
}

type Written = {
  readonly how: How;
  readonly reference: string;
  readonly part: number | undefined;
};

function wayOut(kind: Way, { how, reference, part }: Written): ChosenWay {
  switch (kind) {
    case 'looked-at':
    case 'answered':
      return { kind };
    case 'given-back':
      return { kind, how, reference, ...(part === undefined ? {} : { amountMinor: part }) };
    default:
      return { kind, reference };
  }
}
