import { type Cuts, cut, type PieceAt, spelled } from './cut.ts';
import type { Dictionary } from './dictionary.ts';
import { sentence } from './sentence.ts';

/** What letters may stand for, and how many of them: what is left is written next. */
export type Candidate = {
  readonly text: string;
  readonly letters: number;
  /** Its syllables, with spaces between them. */
  readonly reading: string;
};

/** More letters than anybody writes before they choose. */
const LONGEST = 60;
/** The longest words of the dictionary. */
const MOST_SYLLABLES = 4;
/** Of each number of letters: the rarest family name is still among them. */
const MOST = 400;
/** So much rarer seems a word for each syllable of which only the beginning was typed: four doublings. */
const FOR_SHORTENING = 6;

/** What these letters may stand for: what takes all of them first, then the longer, then what is more used. */
export function candidates(letters: string, dictionary: Dictionary): readonly Candidate[] {
  if (letters.length > LONGEST) return [];
  const cuts = cut(letters, dictionary);
  if (!cuts) return [];
  const found = new Map<number, Map<string, Ranked>>();
  for (const one of wordsFrom(cuts, dictionary)) {
    const same = found.get(one.letters) ?? new Map<string, Ranked>();
    found.set(one.letters, same);
    const before = same.get(one.text);
    if (!before || before.rank < one.rank) same.set(one.text, one);
  }
  const ranked = [...found]
    .toSorted(([one], [other]) => other - one)
    .flatMap(([, same]) => [...same.values()].toSorted((one, other) => other.rank - one.rank).slice(0, MOST));
  const whole = ranked.some(({ letters: taken, isWhole }) => taken === letters.length && isWhole);
  const made = whole ? null : sentence(cuts, dictionary);
  const all = made ? [made, ...ranked] : ranked;
  const seen = new Set<string>();
  return all.filter(({ text }) => !seen.has(text) && seen.add(text)).map(plain);
}

const plain = ({ text, letters, reading }: Candidate): Candidate => ({ text, letters, reading });

type Ranked = Candidate & { readonly rank: number; readonly isWhole: boolean };

/** Every word that the first letters may stand for. */
function* wordsFrom(cuts: Cuts, dictionary: Dictionary): Generator<Ranked> {
  for (const pieces of piecesFrom(cuts, 0, MOST_SYLLABLES)) {
    const last = pieces.at(-1);
    if (!last) continue;
    const short = pieces.filter(({ isWhole }) => !isWhole).length;
    for (const reading of readingsFor(pieces, dictionary))
      for (const { text, weight } of dictionary.wordsOf(reading))
        yield {
          text,
          reading,
          letters: last.next,
          rank: weight - FOR_SHORTENING * short,
          isWhole: short === 0,
        };
  }
}

/** The ways to cut from a place on, of one piece up to so many. */
function* piecesFrom(cuts: Cuts, place: number, most: number): Generator<readonly PieceAt[]> {
  for (const piece of cuts.at(place)) {
    yield [piece];
    if (most > 1) for (const more of piecesFrom(cuts, piece.next, most - 1)) yield [piece, ...more];
  }
}

function readingsFor(pieces: readonly PieceAt[], dictionary: Dictionary): readonly string[] {
  const parts = pieces.map(({ letters }) => spelled(letters));
  if (pieces.every(({ isWhole }) => isWhole)) return [parts.join(' ')];
  return dictionary.readingsOf(parts.map(([first]) => first).join('')).filter((reading) => {
    const syllables = reading.split(' ');
    return pieces.every(({ isWhole }, at) => {
      const [part = '', syllable = ''] = [parts[at], syllables[at]];
      return isWhole ? syllable === part : syllable.startsWith(part);
    });
  });
}
