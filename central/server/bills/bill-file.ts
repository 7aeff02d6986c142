import type { Kysely } from 'kysely';
import { toDecimal } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { openMinorOf } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import type { TableFile } from '../table-files/index.ts';
import { type BillsWanted, listBillRows } from './list-bills.ts';

const AT_ONCE = 1_000;

const COLUMNS = [
  'bill',
  'kind',
  'account',
  'name',
  'due',
  'amount',
  'paid',
  'open',
  'currency',
  'state',
] as const;
type Name = (typeof COLUMNS)[number];

/** Exactly the bills that fit, as the rows of a file. */
export const billFileOf = (
  db: Kysely<Schema>,
  wanted: Omit<BillsWanted, 'after' | 'limit'>,
): TableFile<Name> => ({
  title: 'Bills',
  columns: COLUMNS,
  rows: exportedBills(db, wanted),
  amounts: ['amount', 'paid', 'open'],
  currency: 'currency',
  widths: { bill: 20, kind: 20, name: 30 },
});

/** Read a page at a time as they are asked for: a million need no more memory than a thousand. */
async function* exportedBills(
  db: Kysely<Schema>,
  wanted: Omit<BillsWanted, 'after' | 'limit'>,
): AsyncGenerator<Readonly<Record<Name, string>>> {
  let after: string | undefined;
  do {
    const { bills, next } = await listBillRows(db, { ...wanted, after, limit: AT_ONCE });
    for (const bill of bills) {
      const { currency, amountMinor, paidMinor } = bill;
      const decimal = (minor: number): string => toDecimal({ amountMinor: minor, currency });
      yield {
        bill: bill.billNumber,
        kind: inLanguage(bill.title, 'en', 'en').text,
        account: bill.accountNumber,
        name: bill.holderName,
        due: bill.dueOn,
        amount: decimal(amountMinor),
        paid: decimal(paidMinor),
        open: decimal(openMinorOf(bill)),
        currency,
        state: bill.state,
      };
    }
    after = next ?? undefined;
  } while (after !== undefined);
}
