import type { Position } from '../../../domain/content/index.ts';
import { lettersOf, writtenOut } from '../../../domain/letters/index.ts';
import { withoutArticle, wordsOf } from '../../search/index.ts';

/** A street or a place of the town. */
export type KnownPlace = { readonly name: string; readonly position: Position | null };

const MOST = 2;

/**
 * What is probably being typed: names of which a word begins so, those that begin so themselves first. Nothing once it stands there
 * whole. A house number before or after the street is no part of it.
 */
export function suggestedPlaces(known: readonly KnownPlace[], typed: string): readonly KnownPlace[] {
  const { street } = withoutNumber(typed);
  const wanted = wordsOf(street).map(withoutArticle);
  if (wanted.length === 0) return [];
  const isWhole = (name: string): boolean => wordsOf(name).map(withoutArticle).join(' ') === wanted.join(' ');
  const foundBy = (words: readonly string[]) =>
    known
      .filter(({ name }) => !isWhole(name))
      .map((place) => ({ place, at: placeOfWords(place.name, words) }))
      .filter(({ at }) => at !== null);
  const [kind = '', ...others] = wanted;
  const asTyped = foundBy(wanted);
  // The town's list may leave out what kind of street it is: `ul. Łąkowa`.
  const found =
    asTyped.length === 0 && others.length > 0 && inFull(kind).length > 0 ? foundBy(others) : asTyped;
  const first = found.filter(({ at }) => at === 0);
  const later = found.filter(({ at }) => at !== 0);
  return [...first, ...later].slice(0, MOST).map(({ place }) => place);
}

/** What stands in the field once a suggestion was chosen: the house number that was typed stays. */
export function withItsNumber(typed: string, chosen: string): string {
  const { before, after } = withoutNumber(typed);
  return `${before}${chosen}${after}`;
}

/** The house number that was typed with a street; empty when there was none. */
export function houseNumberIn(typed: string): string {
  const { before, after } = withoutNumber(typed);
  return (before || after).replace(/^[\s,]+|[\s,]+$/gu, '');
}

/** `12 `, `12a, `, `12 bis `, `12-14 `, `no. 12 `, `flat 3, 12 `: where the number comes before the street, and where it comes after. */
const BEFORE =
  /^\s*(?:(?:apt|apartment|flat|unit|appt|apto)\.?\s*\p{N}+\p{L}?[\s,]+)?(?:n[or]?[.°º]?\s*)?\p{N}+\s?(?:bis|ter|quater|\p{L})?(?:\s?[-–/]\s?\p{N}+\p{L}?)?[\s,]+(?=\p{L})/iu;
const AFTER = /(?<=[\p{L}.])[\s,]+\p{N}+\s?\p{L}?(?:\s?[-–/]\s?\p{N}+\p{L}?)?\s*$/u;

function withoutNumber(typed: string): {
  readonly before: string;
  readonly street: string;
  readonly after: string;
} {
  const [before = ''] = BEFORE.exec(typed) ?? [];
  const rest = typed.slice(before.length);
  const [after = ''] = AFTER.exec(rest) ?? [];
  return { before: before.trimStart(), street: rest.slice(0, rest.length - after.length), after };
}

/** At which word of a name the words stand, the last of them perhaps only begun; null when they do not. */
function placeOfWords(name: string, wanted: readonly string[]): number | null {
  const together = wanted.join('');
  const places = readingsOf(name).flatMap((words) => {
    const at = words.findIndex((_, from) => stands(wanted, words, from) || runsOn(together, words, from));
    return at === -1 ? [] : [at];
  });
  return places.length === 0 ? null : Math.min(...places);
}

/** Whether the words stand in a name from one of its words on. Small words of the name may be left out: `rue eglise`. */
function stands(wanted: readonly string[], words: readonly string[], from: number): boolean {
  let at = from;
  for (const [index, typed] of wanted.entries()) {
    while (at > from && SMALL.has(words[at] ?? '') && !fits(typed, words[at], false)) at += 1;
    if (!fits(typed, words[at], index === wanted.length - 1)) return false;
    at += 1;
  }
  return true;
}

/** Fewer letters are a beginning of too much. */
const FEWEST_TOGETHER = 5;

/** Words that are typed apart and written as one, or the other way round: `haupt strasse`, `saintjohn`. */
function runsOn(together: string, words: readonly string[], from: number): boolean {
  return together.length >= FEWEST_TOGETHER && words.slice(from).join('').startsWith(together);
}

/** The words of a name: plain, run together at apostrophes, with their letters written out, and without the article of Arabic ones. */
function readingsOf(name: string): readonly (readonly string[])[] {
  const out = writtenOut(lettersOf(name));
  const plain = wordsOf(name);
  return [plain, wordsOf(out.replaceAll("'", '')), wordsOf(out), plain.map(withoutArticle)];
}

function fits(typed: string, word: string | undefined, isLast: boolean): boolean {
  if (word === undefined) return false;
  if (word === typed || (isLast && word.startsWith(typed))) return true;
  return inFull(typed).includes(word) || inFull(word).includes(typed);
}

const inFull = (word: string): readonly string[] =>
  Object.hasOwn(IN_FULL, word) ? (IN_FULL[word] ?? []) : [];

/** What is left out of a street's name in a hurry. */
const SMALL = new Set(
  'de des du d la le les l del della dell los las el da do dos das van der den of the und et y e i'.split(
    ' ',
  ),
);

/** What streets are shortened to, in the languages of towns that we know. A shortened word at the end needs none: it is a beginning. */
const IN_FULL: Readonly<Record<string, readonly string[]>> = {
  st: ['saint', 'sankt', 'street'],
  ste: ['sainte'],
  sto: ['santo'],
  sta: ['santa'],
  s: ['sao', 'san', 'santo', 'santa', 'south'],
  sw: ['swietego', 'swietej', 'swietych'],
  str: ['strasse', 'straat', 'street', 'strada'],
  rd: ['road'],
  ave: ['avenue'],
  av: ['avenue', 'avenida'],
  avda: ['avenida'],
  ln: ['lane'],
  sq: ['square'],
  ct: ['court'],
  cl: ['close'],
  cres: ['crescent'],
  gdns: ['gardens'],
  hwy: ['highway'],
  pde: ['parade'],
  tce: ['terrace'],
  n: ['north', 'norte', 'nord'],
  e: ['east', 'este', 'est'],
  w: ['west'],
  o: ['oeste', 'ouest'],
  dr: ['drive', 'doktor', 'doctor', 'doutor'],
  pl: ['place', 'platz', 'plaza', 'plac'],
  pza: ['plaza', 'piazza'],
  plza: ['plaza'],
  pc: ['praca'],
  pca: ['praca'],
  ps: ['paseo'],
  pso: ['paseo'],
  ctra: ['carretera'],
  trav: ['travessa'],
  bd: ['boulevard'],
  bvd: ['boulevard'],
  blvd: ['boulevard'],
  ch: ['chemin'],
  che: ['chemin'],
  imp: ['impasse'],
  rte: ['route'],
  all: ['allee'],
  ul: ['ulica'],
  al: ['aleja'],
  os: ['osiedle'],
  r: ['rue', 'rua'],
  c: ['calle', 'carrer'],
  v: ['via'],
  mt: ['mount'],
  d: ['duong'],
  p: ['pho'],
  вул: ['вулиця'],
  просп: ['проспект'],
  пр: ['проспект'],
  пл: ['площа'],
  пров: ['провулок'],
  бул: ['бульвар'],
  ш: ['шосе'],
  ش: ['شارع'],
};
