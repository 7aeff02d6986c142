import { isSpecial, spellingsOf } from './letter-table.ts';

/** One letter, digit or other sign of a text. */
export type Letter = {
  /** How it may be typed, lower case and without marks; the plain form first. */
  readonly spellings: readonly string[];
  /** It is typed differently where the keyboard lacks it. */
  readonly special: boolean;
};

/** Everything that people type, paste or print for an apostrophe. Some of it is a letter to Unicode, and some a space with a mark. */
const APOSTROPHES =
  /[\u0027\u0060\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u0374\u0384\u055a\u05f3\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]/gu;
/** Marks, what cannot be seen, the stroke that stretches Arabic words and the dot within Catalan ones. */
const UNSEEN = /[\p{M}\p{Cf}\u0640\u00b7]/u;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/u;

/** The text with one apostrophe for all of them: `'`. */
export const withPlainApostrophes = (text: string): string => text.replace(APOSTROPHES, "'");

/** Everything that people type, paste or print for a hyphen or a dash, and the minus sign. */
const DASHES = /[\p{Pd}\u2212]/gu;

/** The text with one dash for all of them: `-`. */
export const withPlainDashes = (text: string): string => text.replace(DASHES, '-');

/** The letters of a text, each with its spellings. */
export function lettersOf(text: string): readonly Letter[] {
  const apart = withPlainApostrophes(withPlainApostrophes(text).normalize('NFKD'))
    .toLowerCase()
    .normalize('NFKD');
  const letters: Letter[] = [];
  let base = '';
  let marks = '';
  const end = (): void => {
    if (base !== '') letters.push(letterOf(base, marks));
    base = '';
    marks = '';
  };
  for (const sign of apart) {
    if (/\p{M}/u.test(sign)) marks += sign;
    else if (!UNSEEN.test(sign)) {
      end();
      base = sign;
    }
  }
  end();
  return letters;
}

function letterOf(base: string, marks: string): Letter {
  if (ARABIC_DIGIT.test(base))
    return { spellings: [String((base.codePointAt(0) ?? 0) & 0xf)], special: false };
  return { spellings: spellingsOf(base, marks), special: isSpecial(base, marks) };
}

/** A text as it is compared: lower case, without marks, with one form of each letter and one apostrophe. */
export const foldLetters = (text: string): string =>
  ON_EVERY_KEYBOARD.test(text) ? text.toLowerCase().replaceAll('`', "'") : plainly(lettersOf(text));

const ON_EVERY_KEYBOARD = /^[\x20-\x7e]*$/;

/** Letters in their plain form. */
export const plainly = (letters: readonly Letter[]): string =>
  letters.map(({ spellings: [plain = ''] }) => plain).join('');

/** Letters written out, as in `mueller` for `Müller`; those that cannot be, plain. */
export const writtenOut = (letters: readonly Letter[]): string =>
  letters
    .map(({ spellings }) => spellings.find((spelling) => spelling.length > 1) ?? spellings[0] ?? '')
    .join('');
