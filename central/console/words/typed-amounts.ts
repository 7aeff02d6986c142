import {
  type AmountProblem,
  type DecimalSign,
  decimalSignOfLanguage,
  type Money,
  minorDigits,
  readTypedAmount,
  writeTypedAmount,
} from '../../../domain/money/index.ts';

/** How amounts are typed into the fields of the console: as the town's language writes them, and as any other does. */
export type TypedAmounts = {
  /** What a field shows of an amount: `41,20` where the town writes a comma. */
  readonly write: (amount: Money) => string;
  /** What was typed, or the sentence that says what to write instead. */
  readonly read: (
    text: string,
    currency: string,
  ) =>
    | { readonly kind: 'amount'; readonly amountMinor: number }
    | { readonly kind: 'wrong'; readonly problem: string };
};

/** The amounts of a town that writes this language. */
export function typedAmountsIn(language: string): TypedAmounts {
  const sign = decimalSignOfLanguage(language);
  return {
    write: (amount) => writeTypedAmount(amount, sign),
    read: (text, currency) => {
      const read = readTypedAmount(text, currency, sign);
      return read.kind === 'amount'
        ? { kind: 'amount', amountMinor: read.amount.amountMinor }
        : { kind: 'wrong', problem: problemInWords(read.why, text.trim(), currency, sign) };
    },
  };
}

function problemInWords(why: AmountProblem, typed: string, currency: string, sign: DecimalSign): string {
  const places = minorDigits(currency);
  const example = writeTypedAmount({ amountMinor: 4_120, currency }, sign);
  switch (why) {
    case 'not-an-amount':
      return `Write an amount such as ${example}.`;
    case 'two-meanings':
      return `“${typed}” can be read in two ways. Write ${clearly(typed, currency, sign)} if you mean thousands: without a sign between them.`;
    case 'too-many-places':
      return places === 0
        ? `Write an amount without decimal places, such as ${example}.`
        : `Write ${places} decimal places at most, such as ${example}.`;
    case 'too-large':
      return 'This is more than central handles. Check the number of digits.';
  }
}

/** The amount in thousands, as no one can read it in another way. */
const clearly = (typed: string, currency: string, sign: DecimalSign): string =>
  writeTypedAmount(
    { amountMinor: Number(typed.replace(/\D/g, '')) * 10 ** minorDigits(currency), currency },
    sign,
  );
