import { type PasswordProblem, SHORTEST_PASSWORD } from '../../wire/index.ts';

/** Words of the product, in every town the same. */
const PRODUCT = ['townhall', 'kiosk', 'console', 'central', 'clerk', 'administrator', 'password'];
/** A shorter word is in too many others. */
const SHORTEST_WORD = 3;

/**
 * What is wrong with a password that a person has chosen, or null. Length is what counts, and no kind of character is asked for (ASVS 5.0, 6.2.1 and
 * 6.2.5): it is refused when it is on the list of known ones (6.2.4, 6.2.12), or when too little of it is left without the words that
 * everybody here would guess (6.2.11).
 */
export function passwordProblem(
  password: string,
  isKnown: (password: string) => boolean,
  guessable: readonly string[],
): PasswordProblem | null {
  if (lengthOf(password) < SHORTEST_PASSWORD) return 'too-short';
  if (isKnown(password)) return 'known';
  return lengthOf(withoutWords(password, [...guessable, ...PRODUCT])) < SHORTEST_PASSWORD
    ? 'guessable'
    : null;
}

/** Characters as people count them, not the halves in which JavaScript does. */
const lengthOf = (text: string): number => [...text].length;

/** What is left of a password without these words, however they are written; a password in which none of them is stays whole. */
function withoutWords(password: string, words: readonly string[]): string {
  const plain = plainOf(password);
  const found = [
    ...new Set(words.flatMap((word) => [plainOf(word), ...word.split(/[^\p{L}\p{N}]+/u).map(plainOf)])),
  ]
    .filter((word) => word.length >= SHORTEST_WORD && plain.includes(word))
    .sort((one, other) => other.length - one.length);
  if (found.length === 0) return password;
  return found.reduce((left, word) => left.replaceAll(word, ''), plain);
}

/** Letters and digits alone, without accents and capitals. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
