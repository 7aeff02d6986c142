import { byForm } from '../../../domain/codes/index.ts';
import { searchableName } from '../../../domain/letters/index.ts';
import { fromDecimal, minorDigits } from '../../../domain/money/index.ts';
import { BillImportRow } from '../../../domain/wire/index.ts';
import {
  type DecimalSign,
  decimalSignOf,
  type Encoding,
  readTable,
  type Table,
  type TableRow,
  withPoint,
} from '../tables/index.ts';
import { type BadLine, type BillListRule, CONTROL_LINES, readRule, TOTAL } from './bill-list-rule.ts';

/** A bill as a file brings it. */
export type ImportedBill = {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  readonly accountNumber: string;
  readonly cardNumber: string | null;
  readonly holderName: string;
  /** The name as clerks' searches compare it. */
  readonly holderSearchable: string;
  readonly surname: string;
  readonly billNumber: string;
  readonly billKind: string;
  readonly dueOn: string;
  readonly amountMinor: number;
  readonly leastPartMinor: number | null;
};

export type BillFile = {
  readonly bills: readonly ImportedBill[];
  readonly rule: BillListRule;
  readonly badLines: readonly BadLine[];
};

/** What a reader must know of the town. */
export type BillTerms = {
  readonly currency: string;
  readonly timeZone: string;
  readonly kinds: readonly string[];
  readonly accountNumberForms: readonly string[];
  readonly billNumberForms: readonly string[];
  readonly encoding?: Encoding | undefined;
};

const COLUMNS = Object.keys(BillImportRow.shape);
const MOST_BILLS = 200_000;
export const LARGEST_BILL_FILE = 20_000_000;
/** So many bad lines are named; who corrects those sees the others. */
const MOST_BAD_LINES = 100;

/** Reads a bill file: the header, the bills and the control lines, `#total,<count>,<sum>` last. Names every bad line, up to a hundred. */
export function readBillFile(content: Uint8Array, terms: BillTerms): BillFile {
  const { encoding } = terms;
  const table = readTable(content, {
    columns: COLUMNS,
    mostRows: MOST_BILLS,
    mostBytes: LARGEST_BILL_FILE,
    controls: CONTROL_LINES,
    encoding,
  });
  if (table.kind === 'wrong') return refused([table]);
  if ([...table.header].sort().join() !== [...COLUMNS].sort().join())
    return refused([{ line: table.headerLine, reason: `the first line must be ${COLUMNS.join(',')}` }]);
  const sign = signOf(table);
  if (sign.kind === 'mixed')
    return refused([
      {
        line: sign.line,
        reason: 'amount: expected one decimal sign in the whole file, and nothing between thousands',
      },
    ]);
  const { rule, badLines } = readRule(table.controls, terms.timeZone);
  const bills: ImportedBill[] = [];
  const bad = [...badLines, ...controlProblems(table, terms.currency, sign.sign)];
  for (const row of table.rows) {
    const bill = readRow(row, table.header, terms, sign.sign);
    if ('reason' in bill) bad.push(bill);
    else bills.push(bill);
    if (bad.length > MOST_BAD_LINES) break;
  }
  bad.push(...contradictions(bills));
  return { bills, rule, badLines: bad.sort((a, b) => a.line - b.line).slice(0, MOST_BAD_LINES) };
}

const refused = (badLines: readonly BadLine[]): BillFile => ({
  bills: [],
  rule: { asOf: null, amounts: null, gone: null },
  badLines: badLines.map(({ line, reason }) => ({ line, reason })),
});

function signOf({ header, rows, controls }: Table): ReturnType<typeof decimalSignOf> {
  const columns = ['amount', 'least_part'].map((name) => header.indexOf(name));
  const cells = rows.flatMap(({ line, cells: of }) => columns.map((at) => ({ line, cell: of[at] ?? '' })));
  const sums = controls
    .filter(({ name }) => name === TOTAL)
    .map(({ line, values }) => ({ line, cell: values[1] ?? '' }));
  return decimalSignOf([...cells, ...sums]);
}

function readRow(
  { line, cells }: TableRow,
  header: readonly string[],
  { currency, kinds, accountNumberForms, billNumberForms }: BillTerms,
  sign: DecimalSign,
): ImportedBill | BadLine {
  if (cells.some((cell) => /\p{Cc}/u.test(cell))) return { line, reason: 'a control character' };
  const cell = new Map(header.map((name, at) => [name, (cells[at] ?? '').trim()]));
  for (const name of ['amount', 'least_part']) cell.set(name, withPoint(cell.get(name) ?? '', sign));
  const parsed = BillImportRow.safeParse(Object.fromEntries(cell));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { line, reason: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  const row = parsed.data;
  const accountNumber = asPrinted(row.account_number, accountNumberForms);
  if (accountNumber === null) return { line, reason: unlike('account_number', accountNumberForms) };
  const billNumber = asPrinted(row.bill_number, billNumberForms);
  if (billNumber === null) return { line, reason: unlike('bill_number', billNumberForms) };
  if (!kinds.includes(row.bill_kind)) return { line, reason: 'bill_kind: the town has no such kind' };
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
    holderSearchable: searchableName(row.holder_name),
    surname: row.surname,
    billNumber,
    billKind: row.bill_kind,
    dueOn: row.due_on,
    amountMinor: amount.amountMinor,
    leastPartMinor: leastPart?.amountMinor ?? null,
  };
}

/** A number in the town's form, where the town has said what its numbers look like; null when it fits none. */
const asPrinted = (number: string, forms: readonly string[]): string | null =>
  forms.length === 0 ? number : byForm(number, forms);

const unlike = (column: string, forms: readonly string[]): string =>
  `${column}: does not look like the town's numbers (${forms.join(', ')}); a spreadsheet takes away zeros at the beginning`;

/** Lines that contradict earlier ones: the same bill twice, one account with two names, one card for two accounts. */
function contradictions(bills: readonly ImportedBill[]): BadLine[] {
  const bad: BadLine[] = [];
  const byNumber = new Map<string, number>();
  const accounts = new Map<string, ImportedBill>();
  const cards = new Map<string, string>();
  for (const bill of bills) {
    if (bad.length > MOST_BAD_LINES) break;
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

function controlProblems({ header, rows, controls }: Table, currency: string, sign: DecimalSign): BadLine[] {
  const totals = controls.filter(({ name }) => name === TOTAL);
  const lastLine = Math.max(1, rows.at(-1)?.line ?? 1, controls.at(-1)?.line ?? 1);
  const [total, second] = totals;
  if (!total) return [{ line: lastLine, reason: `the last line must be ${TOTAL},<count>,<sum>` }];
  if (second || total.line !== lastLine)
    return [{ line: total.line, reason: `${TOTAL} must be the last line` }];
  const { line, values } = total;
  const [count = '', sum = ''] = values.map((value) => value.trim());
  const bad: BadLine[] = [];
  if (values.length !== 2) bad.push({ line, reason: `${TOTAL} needs a count and a sum, and nothing else` });
  if (!/^\d{1,9}$/.test(count) || Number(count) !== rows.length) {
    bad.push({ line, reason: `the control count is not the number of bills, which is ${rows.length}` });
  }
  // Taken from the cells as they stand, so that a bad line does not make the sum wrong too.
  const at = header.indexOf('amount');
  const amounts = rows.map(({ cells }) => decimalToMinor(withPoint(cells[at] ?? '', sign), currency));
  const stated = decimalToMinor(withPoint(sum, sign), currency);
  const readable = amounts.every((amount) => amount !== null);
  const added = amounts.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);
  if (stated === null || (readable && stated !== added)) {
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
