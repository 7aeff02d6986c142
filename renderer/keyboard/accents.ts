import { ACCENTS, DELETE } from './key-names.ts';
import type { Layout } from './layouts.ts';
import { typed } from './typed.ts';

/** What stands for a letter in names of Europe, most used first. Vietnamese has a keyboard of its own. */
const KIN: Readonly<Record<string, string>> = {
  a: 'á à â ä ã å æ ă ą ā',
  c: 'ç ć č ċ',
  d: 'ď đ ð',
  e: 'é è ê ë ę ě ė ē',
  g: 'ğ ġ ģ',
  h: 'ħ',
  i: 'í ì î ï ī į ı',
  k: 'ķ',
  l: 'ł ľ ĺ ļ',
  n: 'ñ ń ň ņ',
  o: 'ó ò ô ö õ ø œ ő ō',
  r: 'ř ŕ',
  s: 'ś š ş ș ß',
  t: 'ť ț ţ þ',
  u: 'ú ù û ü ů ű ū ų',
  w: 'ŵ',
  y: 'ý ÿ ŷ',
  z: 'ź ž ż',
};

/** Where no letter of these was typed last. */
const MOST_USED = 'á é í ó ú ä ö ü ñ ç å ø æ œ ß ł š ž đ þ';

/** As many keys as a row of letters has. */
const LONGEST_ROW = 10;

/** The letters that may be meant by the letter that was typed last; those that are used most where there is none. */
export function accentsLayout(before: string, capitals: boolean): Layout {
  const last = lastOf(before);
  const kin = kinOf(last);
  const asTyped = kin === undefined ? capitals : last !== last.toLowerCase();
  const letters = (kin ?? MOST_USED).split(' ').filter((letter) => letter !== last.toLowerCase());
  const shown = asTyped ? letters.map(capitalOf) : letters;
  const rows = Array.from({ length: Math.ceil(shown.length / LONGEST_ROW) }, (_, at) =>
    shown.slice(at * LONGEST_ROW, (at + 1) * LONGEST_ROW).join(' '),
  );
  const all = [...rows, `${ACCENTS} ${DELETE}`];
  return { default: all, shift: all };
}

/** The text with this letter in the place of the one it stands for; behind it where it stands for none. */
export function withAccent(before: string, letter: string, longest: number): string {
  const standsFor = kinOf(lastOf(before))
    ?.split(' ')
    .some((one) => one === letter || capitalOf(one) === letter);
  return typed(standsFor ? [...before].slice(0, -1).join('') : before, letter, longest);
}

const lastOf = (text: string): string => [...text].at(-1) ?? '';

/** By the letter itself, or by one that it is kin to. */
function kinOf(letter: string): string | undefined {
  const small = letter.toLowerCase();
  return KIN[small] ?? Object.values(KIN).find((kin) => small !== '' && kin.split(' ').includes(small));
}

/** Behind a Turkish `I` the dotted one is meant. */
const capitalOf = (letter: string): string =>
  letter === 'ß' ? 'ẞ' : letter === 'ı' ? 'İ' : letter.toUpperCase();
