import { compactNumber } from '../../../domain/codes/index.ts';
import { foldLetters, nameWords } from '../../../domain/letters/index.ts';
import { amountTerm, tailTerms } from './terms.ts';

/** Terms of which a transaction has to have at least one. */
type AnyOf = readonly string[];
/** One thing that somebody typed: each list in `ways` is a way to understand it, and all of that list must fit. */
export type Wanted = { readonly ways: readonly (readonly AnyOf[])[] };

const MOST_WORDS = 8;
const AMOUNT = /^(?:[€$£]|eur|gbp|usd|chf)?(\d{1,8})(?:[.,](\d{2}))?(?:[€$£]|eur|gbp|usd|chf)?$/i;

/** What a clerk typed, thing by thing: all of them have to fit. Empty when nothing was typed that could be found. */
export function readSearch(typed: string): readonly Wanted[] {
  const [tail] = tailTerms(typed);
  // A telephone or card number in groups is one number.
  if (tail !== undefined && /\s/.test(typed.trim()))
    return [{ ways: [[[tail]], [[compactNumber(typed).toLowerCase()]]] }];
  const words = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, MOST_WORDS).map(readWord);
}

function readWord(word: string): Wanted {
  const exact = [
    foldLetters(word),
    compactNumber(word).toLowerCase(),
    ...tailTerms(word),
    ...amountTerms(word),
  ];
  const names = nameWords(word);
  const joined = names.map(([plain = '']) => plain).join('');
  const whole = [...new Set([...exact, joined])].filter((term) => term !== '');
  return { ways: [...(whole.length > 0 ? [[whole]] : []), ...(names.length > 0 ? [names] : [])] };
}

function amountTerms(word: string): readonly string[] {
  const [, whole, cents] = AMOUNT.exec(word) ?? [];
  return whole === undefined ? [] : [amountTerm(Number(whole) * 100 + Number(cents ?? 0))];
}
