import type { Row } from '../row.ts';
import { ROWS } from '../rows.ts';
import type { Answer, Level } from './answer.ts';
import { ANSWERED_TOGETHER, ANSWERS } from './answers.ts';
import type { Clause } from './clause.ts';
import { OPEN_AND_CLOSED } from './en301549.ts';

/** An answer, and the rows of docs/accessibility.md that it is made of: their tests hold it. */
export type Result = Answer & { readonly rows: readonly number[] };

export type Standard = 'en' | 'wcag' | 'section508';

/** From the best to the worst: of several rows, the worst counts. */
const ORDER: readonly Level[] = ['supports', 'not-applicable', 'partially-supports', 'does-not-support'];

const LEVEL_OF: Readonly<Record<Row['met'], Level>> = {
  yes: 'supports',
  part: 'partially-supports',
  installer: 'not-applicable',
};

/** What the kiosk's software does for one clause; undefined when nothing says it, which a test forbids. */
export function resultOf(standard: Standard, clause: Clause): Result | undefined {
  const { number } = clause;
  const own = ANSWERS[`${standard} ${number}`];
  const rows = ROWS.filter((row) => row[standard].includes(number));
  if (own) return { ...own, rows: rows.map(({ id }) => id) };
  if (rows.length > 0) return fromRows(rows);
  if (standard === 'en' && number.startsWith('11.')) {
    const repeated = fromWcag(number.slice('11.'.length));
    if (repeated) return repeated;
  }
  if (clause.level === 'AAA')
    return { level: 'not-evaluated', remark: 'Level AAA was not looked at.', rows: [] };
  const together = Object.keys(ANSWERED_TOGETHER)
    .filter((begin) => `${standard} ${number}`.startsWith(begin))
    .toSorted((one, other) => other.length - one.length)[0];
  const answer = together === undefined ? undefined : ANSWERED_TOGETHER[together];
  return answer && { ...answer, rows: [] };
}

function fromRows(rows: readonly Row[]): Result {
  const levels = rows.map(({ met }) => LEVEL_OF[met]);
  const level = levels.reduce((worst, one) => (ORDER.indexOf(one) > ORDER.indexOf(worst) ? one : worst));
  const remark = rows
    .map(({ how, except, met }) =>
      [met === 'installer' ? "the machine's, for the installer" : '', how, except ?? '']
        .filter((words) => words !== '')
        .join('; '),
    )
    .join(' · ');
  return { level, remark, rows: rows.map(({ id }) => id) };
}

/** A clause of chapter 11 that repeats a success criterion: closed to residents' own aids, its own last number says which half it is. */
function fromWcag(number: string): Result | undefined {
  if (number === '4.1.1.2')
    return { level: 'supports', remark: 'The page is made by a program; it parses.', rows: [] };
  const criterion = OPEN_AND_CLOSED.find((one) => number === `${one}.1` || number === `${one}.2`);
  const isOpenHalf = (criterion !== undefined && number === `${criterion}.1`) || number === '1.2.1.1';
  if (isOpenHalf)
    return { level: 'not-applicable', remark: "The kiosk is closed to residents' own aids.", rows: [] };
  const wanted = number.startsWith('1.2.1.2') ? '1.2.1' : (criterion ?? number);
  return wanted === '4.1.1' ? undefined : resultOf('wcag', { number: wanted, title: '' });
}
