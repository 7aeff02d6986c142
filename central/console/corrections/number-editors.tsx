import { useState } from 'react';
import type { SingleAnswer } from '../../../domain/form/index.ts';
import { TextField } from '../design/index.ts';
import { AmountField, useWords } from '../words/index.ts';

type NumberEditorProps = {
  readonly label: string;
  readonly name: string;
  readonly answer: SingleAnswer | undefined;
  readonly onChange: (answer: SingleAnswer | undefined) => void;
};

/** A number, with a decimal comma or a point. What is none stays as it was typed, and central says that it is none. */
export function NumberEditor({ answer, onChange, ...field }: NumberEditorProps) {
  const [text, setText] = useState(answer === undefined ? '' : String(answer));
  return (
    <TextField
      {...field}
      inputMode="decimal"
      value={text}
      onChange={(typed) => {
        setText(typed);
        const plain = typed.trim().replace(',', '.');
        const number = Number(plain);
        onChange(plain === '' ? undefined : Number.isFinite(number) ? number : typed);
      }}
    />
  );
}

/** An amount of money, whose answer is in minor units. */
export function MoneyEditor({ currency, answer, onChange, ...field }: NumberEditorProps & MoneyProps) {
  const { amounts } = useWords();
  const [text, setText] = useState(
    typeof answer === 'number' && Number.isInteger(answer)
      ? amounts.write({ amountMinor: answer, currency })
      : String(answer ?? ''),
  );
  const read = amounts.read(text, currency);
  return (
    <AmountField
      {...field}
      currency={currency}
      value={text}
      {...(text !== '' && read.kind === 'wrong' ? { hint: read.problem } : {})}
      onChange={(typed) => {
        setText(typed);
        const amount = amounts.read(typed, currency);
        onChange(typed.trim() === '' ? undefined : amount.kind === 'amount' ? amount.amountMinor : typed);
      }}
    />
  );
}
type MoneyProps = { readonly currency: string };
