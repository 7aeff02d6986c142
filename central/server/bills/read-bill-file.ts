import { type Info, parse } from 'csv-parse/sync';
import { byForm, type TownPayments } from '../../../domain/codes/index.ts';
import { fromDecimal, minorDigits } from '../../../domain/money/index.ts';
import { BillImportRow } from '../../../domain/wire/index.ts';

/** A bill as a file brings it. */
export type ImportedBill = {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly accountNumber: string;
  readonly cardNumber: string | null;
  readonly holderName: string;
  readonly surname: string;
  readonly billNumber: string;
  readonly billKind: string;
  readonly dueOn: string;
  readonly amountMinor: number;
  readonly leastPartMinor: number | null;
};

/** Why a line cannot be taken; never the value itself, which may be a resident's name. */
export type BadLine = { readonly line: number; readonly reason: string };

export type BillFile = { readonly bills: readonly ImportedBill[]; readonly badLines: readonly BadLine[] };

const COLUMNS = Object.keys(BillImportRow.shape);
const CONTROL = '#total';
const MOST_BILLS = 200_000;

/** Reads a bill file: the header, the bills and, last, the control line `#total,<count>,<sum>`. Names every bad line. */
export function readBillFile(
  content: Uint8Array,
  currency: string,
  payments: TownPayments | undefined,
): BillFile {
  const records = readRecords(content);
  if (!Array.isArray(records)) return { bills: [], badLines: [records] };
  const [header, ...rest] = records;
  if (!header || header.cells.join(',') !== COLUMNS.join(',')) {
    return { bills: [], badLines: [{ line: 1, reason: `the first line must be ${COLUMNS.join(',')}` }] };
  }
  const bills: ImportedBill[] = [];
  const badLines: BadLine[] = [];
  const control = rest.at(-1)?.cells[0] === CONTROL ? rest.at(-1) : undefined;
  const rows = control ? rest.slice(0, -1) : rest;
  for (const row of rows) {
    const bill = readRow(row, currency, payments);
    if ('reason' in bill) badLines.push(bill);
    else bills.push(bill);
  }
  badLines.push(
    ...contradictions(bills),
    ...controlProblems(control, rows, currency, records.at(-1)?.line ?? 1),
  );
  return { bills, badLines: badLines.sort((a, b) => a.line - b.line) };
}

type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

function readRecords(content: Uint8Array): CsvRecord[] | BadLine {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return { line: 1, reason: 'the file is not UTF-8' };
  }
  try {
    const options = {
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 10_000,
    } as const;
    const parsed = parse(text, options) as unknown as { info: Info; record: string[] }[];
    if (parsed.length > MOST_BILLS) return { line: MOST_BILLS, reason: `more than ${MOST_BILLS} lines` };
    return parsed.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    return {
      line,
      reason: 'not a CSV file from here on (a quotation mark is open, or stands in a wrong place)',
    };
  }
}

function readRow(
  { line, cells }: CsvRecord,
  currency: string,
  payments: TownPayments | undefined,
): ImportedBill | BadLine {
  if (cells[0] === CONTROL) return { line, reason: 'the control line must be the last' };
  if (cells.length !== COLUMNS.length) {
    return { line, reason: `${cells.length} columns instead of ${COLUMNS.length}` };
  }
  if (cells.some((cell) => /\p{Cc}/u.test(cell))) return { line, reason: 'a control character' };
  const parsed = BillImportRow.safeParse(
    Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index]])),
  );
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { line, reason: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  const row = parsed.data;
  const accountNumber = asPrinted(row.account_number, payments?.accountNumberForms);
  if (accountNumber === null) return { line, reason: unlike('account_number', payments?.accountNumberForms) };
  const billNumber = asPrinted(row.bill_number, payments?.billNumberForms);
  if (billNumber === null) return { line, reason: unlike('bill_number', payments?.billNumberForms) };
  const amount = fromDecimal(row.amount, currency);
  if (!amount)
    return { line, reason: `amount: more than ${minorDigits(currency)} decimal places, or too large` };
  if (amount.amountMinor === 0) return { line, reason: 'amount: zero' };
  const leastPart = row.least_part === '' ? null : fromDecimal(row.least_part, currency);
  if (row.least_part !== '' && (!leastPart || leastPart.amountMinor === 0)) {
    return { line, reason: 'least_part: zero, too large, or more decimal places than the currency has' };
  }
  if (leastPart && leastPart.amountMinor > amount.amountMinor) {
    return { line, reason: 'least_part: more than the amount' };
  }
  return {
    line,
    accountNumber,
    cardNumber: row.card_number || null,
    holderName: row.holder_name,
    surname: row.surname,
    billNumber,
    billKind: row.bill_kind,
    dueOn: row.due_on,
    amountMinor: amount.amountMinor,
    leastPartMinor: leastPart?.amountMinor ?? null,
  };
}

/** A number in the town's form, where the town has said what its numbers look like; null when it fits none. */
const asPrinted = (number: string, forms: readonly string[] = []): string | null =>
  forms.length === 0 ? number : byForm(number, forms);

const unlike = (column: string, forms: readonly string[] = []): string =>
  `${column}: does not look like the town's numbers (${forms.join(', ')}); a spreadsheet takes away zeros at the beginning`;

/** Lines that contradict earlier ones: the same bill twice, one account with two names, one card for two accounts. */
function contradictions(bills: readonly ImportedBill[]): BadLine[] {
  const bad: BadLine[] = [];
  const byNumber = new Map<string, number>();
  const accounts = new Map<string, ImportedBill>();
  const cards = new Map<string, string>();
  for (const bill of bills) {
    const { line } = bill;
    const earlier = byNumber.get(bill.billNumber);
    if (earlier !== undefined) bad.push({ line, reason: `bill_number: stands in line ${earlier} already` });
    else byNumber.set(bill.billNumber, line);
    const account = accounts.get(bill.accountNumber);
    if (!account) accounts.set(bill.accountNumber, bill);
    else if (!sameAccount(account, bill)) {
      bad.push({ line, reason: `the account is described differently in line ${account.line}` });
    }
    if (bill.cardNumber === null) continue;
    const holder = cards.get(bill.cardNumber);
    if (holder === undefined) cards.set(bill.cardNumber, bill.accountNumber);
    else if (holder !== bill.accountNumber)
      bad.push({ line, reason: 'card_number: belongs to another account' });
  }
  return bad;
}

const sameAccount = (a: ImportedBill, b: ImportedBill): boolean =>
  a.holderName === b.holderName && a.surname === b.surname && a.cardNumber === b.cardNumber;

function controlProblems(
  control: CsvRecord | undefined,
  rows: readonly CsvRecord[],
  currency: string,
  lastLine: number,
): BadLine[] {
  if (!control) return [{ line: lastLine, reason: `the last line must be ${CONTROL},<count>,<sum>` }];
  const { line, cells } = control;
  const [, count, sum] = cells;
  const bad: BadLine[] = [];
  if (cells.length !== 3) bad.push({ line, reason: `${CONTROL} needs a count and a sum` });
  if (!/^\d+$/.test(count ?? '') || Number(count) !== rows.length) {
    bad.push({ line, reason: `the control count is not the number of bills, which is ${rows.length}` });
  }
  // Taken from the cells as they stand, so that a bad line does not make the sum wrong too.
  const amounts = rows.map((row) => decimalToMinor(row.cells[7] ?? '', currency));
  const total = decimalToMinor(sum ?? '', currency);
  const readable = amounts.every((amount) => amount !== null);
  if (total === null || (readable && total !== amounts.reduce<bigint>((all, one) => all + (one ?? 0n), 0n))) {
    bad.push({ line, reason: 'the control sum is not the sum of the amounts' });
  }
  return bad;
}

/** A decimal of any length in minor units; null when it is none. A sum may be larger than any one amount. */
function decimalToMinor(text: string, currency: string): bigint | null {
  const digits = minorDigits(currency);
  const match = /^(\d{1,18})(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return null;
  return BigInt(`${match[1]}${fraction.padEnd(digits, '0')}`);
}
