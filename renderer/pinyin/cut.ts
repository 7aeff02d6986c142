import type { Dictionary } from './dictionary.ts';

/** Letters that stand for a syllable: all of it, or how it begins. */
export type Piece = { readonly letters: string; readonly isWhole: boolean };

/** A piece, and where the next one begins: behind an apostrophe, where one parts them. */
export type PieceAt = Piece & { readonly next: number };

/** The pieces that letters can be cut into, by where they begin. */
export type Cuts = { readonly at: (place: number) => readonly PieceAt[]; readonly end: number };

/** Two letters that are one sound, with which a syllable may be shortened like with any other first letter. */
const DOUBLE_INITIALS = ['zh', 'ch', 'sh'];
const LONGEST_SYLLABLE = 6;
const SEPARATOR = "'";

/**
 * Every way to cut letters into syllables and beginnings of such: `xian` is one syllable, or two. Null when there is none, as in a word of
 * another language.
 */
export function cut(letters: string, dictionary: Dictionary): Cuts | null {
  const from: (readonly PieceAt[])[] = [];
  from[letters.length] = [];
  const leads = (place: number): boolean => place === letters.length || (from[place]?.length ?? 0) > 0;
  for (let place = letters.length - 1; place >= 0; place -= 1) {
    from[place] = piecesAt(letters, place, dictionary)
      .map((piece) => ({ ...piece, next: afterSeparators(letters, place + piece.letters.length) }))
      .filter(({ next }) => leads(next));
  }
  return leads(0) && letters !== '' ? { at: (place) => from[place] ?? [], end: letters.length } : null;
}

function piecesAt(letters: string, place: number, dictionary: Dictionary): Piece[] {
  const stop = letters.indexOf(SEPARATOR, place);
  const rest = letters.slice(place, stop === -1 ? letters.length : stop);
  const pieces: Piece[] = [];
  for (let length = Math.min(LONGEST_SYLLABLE, rest.length); length > 0; length -= 1) {
    const piece = rest.slice(0, length);
    const isWhole = dictionary.isSyllable(spelled(piece));
    if (isWhole) pieces.push({ letters: piece, isWhole });
    // A first letter stands for its syllable, also "m", which is one; the last syllable may be typed as far as one likes.
    const isInitial = length === 1 || DOUBLE_INITIALS.includes(piece);
    if (dictionary.beginsSyllable(piece) && (isInitial || (length === rest.length && !isWhole)))
      pieces.push({ letters: piece, isWhole: false });
  }
  return pieces;
}

/** As the dictionary spells what people also spell otherwise: `lve` and `nve` for `lüe` and `nüe`. */
export const spelled = (piece: string): string => piece.replace(/^([ln])ve$/, '$1ue');

function afterSeparators(letters: string, place: number): number {
  let at = place;
  while (letters[at] === SEPARATOR) at += 1;
  return at;
}
