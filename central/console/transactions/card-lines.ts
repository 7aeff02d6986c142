import { formatMoney, type Money } from '../../../domain/money/index.ts';
import { schemeName } from '../../../domain/receipt/index.ts';
import type { CardAnswer, CardRequest } from '../../../domain/transaction/index.ts';
import { requestName, saidInWords } from './card-words.ts';

/** Times for the card company: whole, to the second, with their zone. */
type ShowTime = (instant: string) => string;
type Line = readonly [name: string, value: string];

/** A request to the terminal as names and values. What no entry tells says so. */
export function requestLines(request: CardRequest, showTime: ShowTime): readonly Line[] {
  const { ids, askedAt, amount, reverses } = request;
  return [
    ['Requested at', askedAt === null ? NOT_KNOWN : showTime(askedAt)],
    ['Amount requested', show(amount, NOT_KNOWN)],
    ['Terminal id', ids?.poiId ?? NOT_KNOWN],
    ['Sale id', ids?.saleId ?? NOT_KNOWN],
    ['Service id', ids?.serviceId ?? NOT_KNOWN],
    ...(request.kind === 'reversal'
      ? [['Reverses the payment', reverses?.terminalTransactionId ?? NOT_KNOWN] as const]
      : []),
  ];
}

/** An answer of the terminal as names and values. What the terminal leaves out says so. */
export function answerLines(request: CardRequest, answer: CardAnswer, showTime: ShowTime): readonly Line[] {
  const said: readonly Line[] = [
    ['Answered at', showTime(answer.at)],
    ['What the terminal said', saidInWords(request, answer)],
  ];
  return request.kind === 'payment'
    ? [...said, ...cardLines(answer)]
    : [...said, ['Amount reversed', givenBack(answer)]];
}

/**
 * The answers to a request as a table that fits a screen and a sheet of paper: what all answers that name it name alike is said once,
 * the rest in columns. When, what was said and the amount are always columns.
 */
export function answersTable(
  request: CardRequest,
  showTime: ShowTime,
): {
  readonly same: readonly Line[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const answers = request.answers.map((answer) => answerLines(request, answer, showTime));
  const columns = (answers[0] ?? []).map(([name], at) => {
    const values = answers.map((lines) => lines[at]?.[1] ?? NONE);
    const one = at < ALWAYS_COLUMNS ? null : theOne(values);
    return { name, values, one };
  });
  const several = columns.filter(({ one }) => one === null);
  return {
    same: columns.flatMap(({ name, one }) => (one === null ? [] : [[name, one] as const])),
    columns: several.map(({ name }) => name),
    rows: answers.map((_, at) => several.map(({ values }) => values[at] ?? NONE)),
  };
}

/** The one value that these hold where they hold any; null when they hold several. */
function theOne(values: readonly string[]): string | null {
  const named = new Set(values.filter((value) => value !== NONE && value !== NOT_NAMED));
  if (named.size > 1) return null;
  return [...named][0] ?? (values.includes(NOT_NAMED) ? NOT_NAMED : NONE);
}

const ALWAYS_COLUMNS = 3;

function cardLines({ money, said }: CardAnswer): readonly Line[] {
  const missing = money !== null || said.kind === 'payment-unknown' ? NOT_NAMED : NONE;
  const or = (value: string | null | undefined): string => value || missing;
  return [
    ['Amount authorised', show(money?.amount ?? null, missing)],
    ['Scheme', or(money && schemeName(money.card.scheme))],
    ['Card', or(money?.card.maskedNumber)],
    ['Authorisation code', or(money?.authorisationCode)],
    ['Terminal transaction id', or(money?.terminalTransactionId)],
    ['Terminal time', or(money?.terminalTime)],
  ];
}

const givenBack = ({ givenBack: amount, said }: CardAnswer): string =>
  show(amount, said.kind === 'reversal-refused' ? NONE : NOT_NAMED);

/** All of it as plain text, to be put into a letter to the card company. */
export function cardFactsAsText(
  heading: string,
  requests: readonly CardRequest[],
  showTime: ShowTime,
): string {
  const write = (lines: readonly Line[]): string =>
    lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  const parts = requests.map((request) =>
    [
      `${requestName(request)}\n${write(requestLines(request, showTime))}`,
      ...(request.answers.length === 0
        ? [NO_ANSWER]
        : request.answers.map((answer) => write(answerLines(request, answer, showTime)))),
    ].join('\n\n'),
  );
  return `${[heading, ...parts].join('\n\n')}\n`;
}

export const NO_ANSWER = 'The journal holds no answer from the terminal.';
const NOT_KNOWN = 'Not in the journal';
const NOT_NAMED = 'Not stated';
const NONE = '–';

const show = (amount: Money | null, otherwise: string): string =>
  amount === null ? otherwise : formatMoney(amount, 'en');
