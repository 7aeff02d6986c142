import { fromDecimal, minorDigits, toDecimal } from '../../../domain/money/index.ts';
import type { SettlementMapping } from '../../wire/index.ts';
import { decimalSignOf, readTable, type Table, type TableRow, withPoint } from '../tables/index.ts';
import { readFileTime } from './file-time.ts';
import type { SettlementLine } from './match-lines.ts';

export type SettlementTerms = {
  readonly mapping: SettlementMapping;
  /** What a person typed from the card company's advice. */
  readonly sum: string | null;
  readonly currency: string;
  readonly timeZone: string;
};

/** Line 0 is the whole file. */
export type BadLine = { readonly line: number; readonly reason: string };

export type SettlementFile =
  | { readonly kind: 'read'; readonly lines: readonly SettlementLine[]; readonly sumMinor: number }
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

const TOTAL = '#total';
const MOST_LINES = 50_000;
const LARGEST_FILE = 20_000_000;
/** Who corrects those sees the others. */
const MOST_BAD_LINES = 100;

/** Reads a file of the card company by the columns that the town has named. It has to come to a sum that is known from elsewhere. */
export function readSettlementFile(content: Uint8Array, terms: SettlementTerms): SettlementFile {
  const { mapping } = terms;
  const named = [
    mapping.amount,
    mapping.currency,
    mapping.transactionId,
    mapping.authorisationCode,
    mapping.time,
    mapping.kind,
  ].flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]));
  const table = readTable(content, {
    columns: named,
    mostRows: MOST_LINES,
    mostBytes: LARGEST_FILE,
    controls: [TOTAL],
  });
  if (table.kind === 'wrong') return refused([table]);
  const missing = named.filter((name) => !table.header.includes(name));
  if (missing.length > 0)
    return refused([
      {
        line: table.headerLine,
        reason: `expected the columns ${missing.join(', ')}; there are ${table.header.join(', ')}`,
      },
    ]);
  if (table.rows.length === 0) return refused([{ line: table.headerLine, reason: 'no payment is in it' }]);
  const sign = signOf(table, mapping);
  if (sign.kind === 'mixed')
    return refused([
      {
        line: sign.line,
        reason: 'amount: expected one decimal sign in the whole file, and nothing between thousands',
      },
    ]);
  const read = table.rows.map((row) => readRow(row, table, terms, sign.sign));
  const lines = read.flatMap((one) => ('reason' in one ? [] : [one]));
  const bad = read.flatMap((one) => ('reason' in one ? [one] : []));
  const all = [...bad, ...doubled(lines)];
  // A sum that does not fit says nothing new where a line could not be read.
  if (bad.length === 0) all.push(...sumProblems(table, lines, terms, sign.sign));
  if (all.length > 0) return refused(all.sort((a, b) => a.line - b.line).slice(0, MOST_BAD_LINES));
  return { kind: 'read', lines, sumMinor: sumOf(lines) };
}

const refused = (badLines: readonly BadLine[]): SettlementFile => ({ kind: 'refused', badLines });
const sumOf = (lines: readonly SettlementLine[]): number =>
  lines.reduce((all, { amountMinor }) => all + amountMinor, 0);

function signOf({ header, rows, controls }: Table, { amount }: SettlementMapping) {
  const at = header.indexOf(amount.toLowerCase());
  return decimalSignOf([
    ...rows.map(({ line, cells }) => ({ line, cell: cells[at] ?? '' })),
    ...controls.map(({ line, values }) => ({ line, cell: values[1] ?? '' })),
  ]);
}

function readRow(
  { line, cells }: TableRow,
  { header }: Table,
  { mapping, currency, timeZone }: SettlementTerms,
  sign: '.' | ',',
): SettlementLine | BadLine {
  const cell = (name: string | undefined): string =>
    name === undefined ? '' : (cells[header.indexOf(name.toLowerCase())] ?? '').trim();
  if (cells.some((one) => /\p{Cc}/u.test(one))) return { line, reason: 'a control character' };
  const written = cell(mapping.amount);
  if (written === '')
    return { line, reason: `${mapping.amount}: expected an amount; the file may be cut off here` };
  const amount = fromDecimal(withPoint(written.replace(/^\+/, ''), sign), currency);
  if (!amount)
    return {
      line,
      reason: `${mapping.amount}: expected an amount such as ${sign === ',' ? '41,20' : '41.20'}, with at most ${minorDigits(currency)} decimal places`,
    };
  if (amount.amountMinor === 0) return { line, reason: `${mapping.amount}: zero` };
  const other = cell(mapping.currency).toUpperCase();
  if (mapping.currency !== undefined && other !== currency)
    return { line, reason: `${mapping.currency}: expected ${currency}; there is ${other || 'nothing'}` };
  const terminalTransactionId = cell(mapping.transactionId) || null;
  const authorisationCode = cell(mapping.authorisationCode) || null;
  if (terminalTransactionId === null && authorisationCode === null)
    return { line, reason: 'nothing by which the payment can be found: no transaction number, no code' };
  const time = cell(mapping.time);
  const at = time === '' ? null : readFileTime(time, mapping.timeForm, timeZone);
  if (time !== '' && at === null)
    return {
      line,
      reason: `${mapping.time}: expected a time in the form that was chosen; there is ${time.slice(0, 40)}`,
    };
  const isRefund =
    mapping.refundWord !== undefined && cell(mapping.kind).toLowerCase() === mapping.refundWord.toLowerCase();
  const amountMinor = isRefund ? -Math.abs(amount.amountMinor) : amount.amountMinor;
  return { line, amountMinor, currency, terminalTransactionId, authorisationCode, at };
}

/** The same payment twice: the second line is the wrong one. */
function doubled(lines: readonly SettlementLine[]): BadLine[] {
  const first = new Map<string, number>();
  return lines.flatMap((one): BadLine[] => {
    const name = one.terminalTransactionId ?? `${one.authorisationCode} ${one.at?.toISOString()}`;
    const key = `${name} ${one.amountMinor}`;
    const earlier = first.get(key);
    if (earlier !== undefined)
      return [{ line: one.line, reason: `the same payment stands in line ${earlier} already` }];
    first.set(key, one.line);
    return [];
  });
}

/** Where a file says itself what it comes to, that has to be right; where it does not, a person has to say it. */
function sumProblems(
  { rows, controls }: Table,
  lines: readonly SettlementLine[],
  { sum, currency }: SettlementTerms,
  sign: '.' | ',',
): BadLine[] {
  const lastLine = rows.at(-1)?.line ?? 0;
  const is = toDecimal({ amountMinor: sumOf(lines), currency });
  const [total, second] = controls;
  if (second) return [{ line: second.line, reason: `${TOTAL} comes twice` }];
  const bad: BadLine[] = [];
  if (total) {
    const { line, values } = total;
    const [count = '', stated = ''] = values.map((value) => value.trim());
    if (line < lastLine) bad.push({ line, reason: `${TOTAL} must be the last line` });
    if (count !== String(lines.length))
      bad.push({
        line,
        reason: `${count || 'no'} payments were announced and ${lines.length} are there: a line is missing, or one too many`,
      });
    if (fromDecimal(withPoint(stated, sign), currency)?.amountMinor !== sumOf(lines))
      bad.push({ line, reason: `a total of ${stated || 'nothing'} was announced; the lines come to ${is}` });
  }
  if (sum === null)
    return total
      ? bad
      : [
          ...bad,
          {
            line: lastLine,
            reason: `the file does not say what it comes to, so no one sees whether it is whole: type the total of the card company’s advice; these lines come to ${is}`,
          },
        ];
  if (fromDecimal(sum, currency)?.amountMinor !== sumOf(lines))
    bad.push({
      line: 0,
      reason: `the total was typed as ${sum}; the lines come to ${is}: a line is missing or too many, or the file is cut off`,
    });
  return bad;
}
