import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { type Bill, openMinorOf } from '../../wire/index.ts';
import { type Column, Mark } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { showDay } from '../words/index.ts';
import { stateTones, stateWords } from './bill-state.ts';
import { accountPlace, billPlace } from './place.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof Bill>;

/** A bill in a table. */
export const billColumns: readonly Column<Row>[] = [
  {
    name: texts.bill,
    show: (row) => <Link place={billPlace(row)}>{row.billNumber}</Link>,
  },
  { name: texts.kind, wraps: true, show: (row) => inLanguage(row.title, 'en', 'en').text },
  {
    name: texts.account,
    show: (row) => <Link place={accountPlace(row)}>{row.accountNumber}</Link>,
  },
  { name: texts.holder, wraps: true, show: (row) => row.holderName },
  { name: texts.due, show: (row) => showDay(row.dueOn) },
  { name: texts.amount, numeric: true, show: (row) => money(row, row.amountMinor) },
  { name: texts.paid, numeric: true, show: (row) => money(row, row.paidMinor) },
  { name: texts.open, numeric: true, show: (row) => money(row, openMinorOf(row)) },
  {
    name: texts.state,
    show: ({ state }) => <Mark tone={stateTones[state]}>{stateWords[state]}</Mark>,
  },
];

const money = ({ currency }: Row, amountMinor: number): string =>
  formatMoney({ amountMinor, currency }, 'en');
