import type { Position } from '../../../domain/content/index.ts';
import { lettersOf, writtenOut } from '../../../domain/letters/index.ts';
import { wordsOf } from '../../search/index.ts';

/** A street or a place of the town. */
export type KnownPlace = { readonly name: string; readonly position: Position | null };

const MOST = 2;

/**
 * What is probably being typed: names of which a word begins so, those that begin so themselves first. Nothing once it stands there
 * whole. A house number before or after the street is no part of it.
 */
export function suggestedPlaces(known: readonly KnownPlace[], typed: string): readonly KnownPlace[] {
  const { street } = withoutNumber(typed);
  const wanted = wordsOf(street);
  if (wanted.length === 0) return [];
  const isWhole = (name: string): boolean => wordsOf(name).join(' ') === wanted.join(' ');
  const found = known
    .filter(({ name }) => !isWhole(name))
    .map((place) => ({ place, at: placeOfWords(place.name, wanted) }))
    .filter(({ at }) => at !== null);
  const first = found.filter(({ at }) => at === 0);
  const others = found.filter(({ at }) => at !== 0);
  return [...first, ...others].slice(0, MOST).map(({ place }) => place);
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

/** `12 `, `12a, `, `12-14 `: where the number comes before the street, and where it comes after. */
const BEFORE = /^\s*\p{N}+\s?\p{L}?(?:\s?[-–/]\s?\p{N}+\p{L}?)?[\s,]+(?=\p{L})/u;
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
  const places = readingsOf(name).flatMap((words) => {
    const at = words.findIndex((_, from) =>
      wanted.every((word, next) => fits(word, words[from + next], next === wanted.length - 1)),
    );
    return at === -1 ? [] : [at];
  });
  return places.length === 0 ? null : Math.min(...places);
}

/** The words of a name: plain, run together at apostrophes, and with their letters written out. */
function readingsOf(name: string): readonly (readonly string[])[] {
  const out = writtenOut(lettersOf(name));
  return [wordsOf(name), wordsOf(out.replaceAll("'", '')), wordsOf(out)];
}

function fits(typed: string, word: string | undefined, isLast: boolean): boolean {
  if (word === undefined) return false;
  return word === typed || (isLast && word.startsWith(typed)) || (IN_FULL[typed]?.includes(word) ?? false);
}

/** What streets are shortened to, in the languages of towns that we know. A shortened word at the end needs none: it is a beginning. */
const IN_FULL: Readonly<Record<string, readonly string[]>> = {
  st: ['saint', 'sankt', 'street'],
  ste: ['sainte'],
  sto: ['santo'],
  sta: ['santa'],
  str: ['strasse', 'straat', 'street'],
  rd: ['road'],
  ave: ['avenue'],
  av: ['avenue', 'avenida'],
  ln: ['lane'],
  sq: ['square'],
  dr: ['drive', 'doktor'],
  pl: ['place', 'platz', 'plaza', 'plac'],
  bd: ['boulevard'],
  blvd: ['boulevard'],
  ul: ['ulica'],
  al: ['aleja'],
  os: ['osiedle'],
  r: ['rue', 'rua'],
  c: ['calle'],
  mt: ['mount'],
  d: ['duong'],
};
