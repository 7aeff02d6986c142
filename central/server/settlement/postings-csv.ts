import { toDecimal } from '../../../domain/money/index.ts';
import { localTimeIn } from '../../../domain/time/index.ts';
import { csvOf } from '../imports/index.ts';
import type { DayEntry, DayRecord } from './day-record.ts';

const COLUMNS = [
  'day',
  'entry',
  'reference',
  'kiosk',
  'time',
  'own_day',
  'late',
  'what',
  'amount',
  'currency',
  'terminal_transaction_id',
  'authorisation_code',
  'written_reference',
] as const;

/** The mark by which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * What finance posts of a closed day: each bill or fee that was paid, and below zero what was taken off again. Behind them control lines: what was taken, booked,
 * sent back, refunded and left open, and last how many rows there are and what they come to. Made of the record alone, so always the same bytes.
 */
export function postingsCsv(record: DayRecord): string {
  const { day, timeZone, currency, entries } = record;
  const money = (amountMinor: number): string => toDecimal({ amountMinor, currency });
  const rows = entries.flatMap((one) =>
    partsOf(one).map(({ what, amountMinor }) => ({
      amountMinor,
      cells: [
        day,
        one.kind,
        one.reference ?? one.transactionId,
        one.kioskCode,
        localTimeIn(timeZone, new Date(one.at)).replace('T', ' '),
        one.ownDay,
        one.ownDay < day ? 'yes' : 'no',
        what,
        money(amountMinor),
        currency,
        one.terminalTransactionId ?? '',
        one.authorisationCode ?? '',
        one.writtenReference ?? '',
      ],
    })),
  );
  const control = (kind: DayEntry['kind']): readonly string[] => {
    const of = entries.filter((one) => one.kind === kind);
    return [`#${kind}`, String(of.length), money(sumOf(of))];
  };
  const open = record.kiosks.reduce((all, { openMinor }) => all + openMinor, 0);
  return (
    BYTE_ORDER_MARK +
    csvOf([
      COLUMNS,
      ...rows.map(({ cells }) => cells),
      control('taken'),
      control('posted'),
      control('returned'),
      control('refunded'),
      ['#with-clerk', '', money(open)],
      ['#record', String(record.number), ''],
      ['#total', String(rows.length), money(sumOf(rows))],
    ])
  );
}

/**
 * What is posted of an entry; what was refunded is posted below zero. What was taken, and what went back, are no postings: finance compares them with
 * the card company and the bank.
 */
export const partsOf = ({ kind, lines }: DayEntry): DayEntry['lines'] => (kind === 'posted' ? lines : []);

const sumOf = (all: readonly { readonly amountMinor: number }[]): number =>
  all.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
