import { TextField } from '../design/index.ts';

type AmountFieldProps = {
  readonly label: string;
  /** ISO 4217; the label names it. */
  readonly currency: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly name: string;
  /** As it was typed: the town's words read it. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const LONGEST = 20;

/** An amount of money, to be typed. */
export const AmountField = ({ label, currency, ...field }: AmountFieldProps) => (
  <TextField {...field} label={`${label} (${currency})`} inputMode="decimal" maxLength={LONGEST} />
);
