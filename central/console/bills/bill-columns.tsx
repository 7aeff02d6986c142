import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import type { Bill } from '../../wire/index.ts';
import { type Column, Mark } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { showDay } from '../words/index.ts';
import { billState } from './bill-state.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof Bill>;

/** How a bill stands in a table, as of now. */
export const billColumns = (now: Date): readonly Column<Row>[] => [
  { name: texts.bill, show: (row) => row.billNumber },
  { name: texts.kind, wraps: true, show: (row) => inLanguage(row.title, 'en', 'en').text },
  {
    name: texts.account,
    show: ({ townId, accountNumber }) => (
      <Link place={{ to: '/bills/$townId/$accountNumber', params: { townId, accountNumber } }}>
        {accountNumber}
      </Link>
    ),
  },
  { name: texts.holder, wraps: true, show: (row) => row.holderName },
  { name: texts.due, show: (row) => showDay(row.dueOn) },
  { name: texts.amount, numeric: true, show: (row) => money(row, row.amountMinor) },
  { name: texts.paid, numeric: true, show: (row) => money(row, row.paidMinor) },
  { name: texts.open, numeric: true, show: (row) => money(row, row.amountMinor - row.paidMinor) },
  {
    name: texts.state,
    show: (row) => {
      const { word, tone } = billState(row, now);
      return <Mark tone={tone}>{word}</Mark>;
    },
  },
];

const money = ({ currency }: Row, amountMinor: number): string =>
  formatMoney({ amountMinor, currency }, 'en');
