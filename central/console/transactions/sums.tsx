import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { sumTransactions, type TransactionFilter } from '../../wire/index.ts';
import { useAnswer } from '../api/index.ts';
import { standingWords } from './money-in-words.ts';
import { texts } from './texts.ts';

/** How many transactions fit, and their sums by where the money stands. */
export function Sums({ filter }: { readonly filter: z.input<typeof TransactionFilter> }) {
  const { data } = useAnswer(sumTransactions, filter);
  return (
    <p role="status">
      {data ? [countOf(data), ...data.sums.map(sumInWords)].join(' · ') : texts.counting}
      {data?.more ? ` ${texts.newest}` : ''}
    </p>
  );
}

type Sums = z.infer<typeof sumTransactions.response>;

const countOf = ({ count, more }: Sums): string =>
  `${more ? 'More than ' : ''}${count.toLocaleString('en-GB')} ${count === 1 ? 'transaction' : 'transactions'}`;

function sumInWords({ standing, currency, count, amountMinor }: Sums['sums'][number]): string {
  const word = standingWords[standing];
  const money = currency === null ? '' : ` ${formatMoney({ amountMinor, currency }, 'en')}`;
  return `${word}:${money} (${count.toLocaleString('en-GB')})`;
}
