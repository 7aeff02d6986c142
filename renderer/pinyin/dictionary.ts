/** A word, and how often it is used: one and a half steps for each doubling, up to 35. */
export type Word = { readonly text: string; readonly weight: number };

/** Chinese words by their readings: syllables without tones, with spaces between them. */
export type Dictionary = {
  /** The words that are read so, the most used first. */
  readonly wordsOf: (reading: string) => readonly Word[];
  /** The readings whose syllables begin with these letters, one for each: `tu shu guan` for `tsg`. */
  readonly readingsOf: (initials: string) => readonly string[];
  readonly isSyllable: (letters: string) => boolean;
  /** Whether a syllable begins so and has more letters. */
  readonly beginsSyllable: (letters: string) => boolean;
  readonly syllables: () => Iterable<string>;
  /** All words by their readings, those with the same initials at once. Nothing of it is kept. */
  readonly everything: () => Generator<readonly (readonly [reading: string, words: readonly Word[]])[]>;
};

const WORD = /(\p{Script=Han}+)([0-9a-z])/gu;
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Reads what `build/pinyin` has packed. There are more words than a screen may wait for: what nobody asks for stays packed. A line has all
 * readings with the same initials, and the lines are in order.
 */
export function readDictionary(packed: string): Dictionary {
  const unpacked = new Map<string, ReadonlyMap<string, string>>();
  const parsed = new Map<string, readonly Word[]>();
  const readingsWith = (initials: string): ReadonlyMap<string, string> => {
    const known = unpacked.get(initials);
    if (known) return known;
    const line = lineOf(packed, initials);
    const found = line === null ? NONE : new Map(line.split('|').map(readingAndWords));
    unpacked.set(initials, found);
    return found;
  };
  const syllables = new Set(
    [...'abcdefghijklmnopqrstuvwxyz'].flatMap((one) => [...readingsWith(one).keys()]),
  );
  const beginnings = new Set(
    [...syllables].flatMap((one) => Array.from({ length: one.length - 1 }, (_, at) => one.slice(0, at + 1))),
  );
  return {
    wordsOf: (reading) => {
      const before = parsed.get(reading);
      if (before) return before;
      const words = wordsIn(readingsWith(initialsOf(reading)).get(reading) ?? '');
      if (words.length > 0) parsed.set(reading, words);
      return words;
    },
    readingsOf: (initials) => [...readingsWith(initials).keys()],
    isSyllable: (letters) => syllables.has(letters),
    beginsSyllable: (letters) => beginnings.has(letters),
    syllables: () => syllables,
    everything: function* () {
      for (const line of packed.split('\n')) {
        const readings = line.slice(line.indexOf(':') + 1).split('|');
        yield readings.map(readingAndWords).map(([reading, words]) => [reading, wordsIn(words)] as const);
      }
    },
  };
}

/** The first letter of each syllable. */
const initialsOf = (reading: string): string => reading.replace(/(\S)\S*\s?/g, '$1');

function readingAndWords(packed: string): readonly [string, string] {
  const end = packed.lastIndexOf(' ');
  return [packed.slice(0, end), packed.slice(end + 1)];
}

const wordsIn = (packed: string): Word[] =>
  [...packed.matchAll(WORD)].map(([, text = '', weight = '']) => ({
    text,
    weight: Number.parseInt(weight, 36),
  }));

/** What stands behind the initials in their line: found by halves. */
function lineOf(packed: string, initials: string): string | null {
  let [from, to] = [0, packed.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const start = packed.lastIndexOf('\n', middle - 1) + 1;
    const newLine = packed.indexOf('\n', middle);
    const end = newLine === -1 ? packed.length : newLine;
    const begins = packed.indexOf(':', start);
    const here = packed.slice(start, begins);
    if (here === initials) return packed.slice(begins + 1, end);
    if (here < initials) from = end + 1;
    else to = start;
  }
  return null;
}
