import { type LanguageKeyboard, languageOf } from '../../domain/text/index.ts';
import { ACCENTS, DELETE, SCRIPT, SHIFT, SPACE } from './key-names.ts';

/** What is typed decides which keys there are. */
export type KeyboardUse =
  | 'number'
  | 'whole-number'
  | 'number-and-letters'
  | 'amount'
  | 'phone'
  | 'text'
  /** Sentences and addresses: letters, digits and what stands between words. */
  | 'words'
  | 'email'
  | 'pin';

export type Layout = { readonly default: string[]; readonly shift: string[] };

const pad = (last: string): Layout => same(['1 2 3', '4 5 6', '7 8 9', `${last} 0 ${DELETE}`]);
const same = (rows: string[]): Layout => ({ default: rows, shift: rows });
const latin: LanguageKeyboard = languageOf('en').keyboard;

/** Whether writers of the language switch between their own script and the Latin one. */
const isOtherScript = ({ face }: LanguageKeyboard): boolean => face !== '';

/** Keys for this use, in the script and the order that writers of the language know. */
export function layoutFor(
  use: KeyboardUse,
  language: string,
  script: 'own' | 'latin',
  ends: EmailEnds,
): Layout {
  const { keyboard } = languageOf(language);
  switch (use) {
    case 'number':
      return pad('-');
    case 'amount':
      return pad('.');
    case 'phone':
      return pad('+');
    case 'pin':
    case 'whole-number':
      return same(['1 2 3', '4 5 6', '7 8 9', `0 ${DELETE}`]);
    case 'number-and-letters':
      return same([DIGITS, ...latin.rows.map((row) => row.toUpperCase()), `- / ${DELETE}`]);
    case 'email':
      return same([DIGITS, ...plainRows(keyboard), `@ . - _ + ${DELETE}`, ends.join(' ')]);
    case 'words':
      return withDigits(letters(keyboard, script, language), script === 'own' ? keyboard.marks : latin.marks);
    case 'text':
      return letters(keyboard, script, language);
  }
}

/** Letters and the keys below them. Without capitals there is no shift, and the key that deletes stands in the last row of letters. */
function letters(keyboard: LanguageKeyboard, script: 'own' | 'latin', language: string): Layout {
  const { rows, capitals } = script === 'own' ? keyboard : latin;
  const change = isOtherScript(keyboard) ? SCRIPT : '';
  if (!capitals) return same([...rows.slice(0, -1), `${rows.at(-1)} ${DELETE}`, `${change} ${SPACE} -`]);
  const last = [SHIFT, change, "'", SPACE, '-', DELETE].filter(Boolean).join(' ');
  const isLatin = script === 'latin' || !isOtherScript(keyboard);
  const whole = (of: readonly string[]): string[] => [...(isLatin ? withAccents(of) : of), last];
  return { default: whole(rows), shift: whole(rows.map((row) => capitalsOf(row, language))) };
}

/** The key for letters of other languages stands where there is most room. */
function withAccents(rows: readonly string[]): string[] {
  const lengths = rows.map((row) => row.split(' ').length);
  const at = lengths.lastIndexOf(Math.min(...lengths));
  return rows.map((row, index) => (index === at ? `${row} ${ACCENTS}` : row));
}

const capitalsOf = (row: string, language: string): string =>
  row.replaceAll('ß', 'ẞ').toLocaleUpperCase(language);

/** The rows without accented letters, in the order that writers of the language know. */
function plainRows(keyboard: LanguageKeyboard): string[] {
  if (isOtherScript(keyboard)) return [...latin.rows];
  const plain = keyboard.rows.map((row) => row.split(' ').filter((key) => /^[a-z]$/.test(key)));
  return plain.filter((row) => row.length > 0).map((row) => row.join(' '));
}

const DIGITS = '1 2 3 4 5 6 7 8 9 0';

function withDigits({ default: plain, shift }: Layout, marks: string): Layout {
  const rows = (of: readonly string[]): string[] => [
    `${DIGITS} /`,
    ...of.slice(0, -1),
    (of.at(-1) ?? '').replace(SPACE, `${SPACE} ${marks}`),
  ];
  return { default: rows(plain), shift: rows(shift) };
}

/** Ends of addresses that save typing. */
export type EmailEnds = readonly string[];
export const EMAIL_ENDS: EmailEnds = ['@gmail.com', '@outlook.com', '@yahoo.com'];
