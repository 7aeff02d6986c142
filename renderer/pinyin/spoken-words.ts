import type { Dictionary, Word } from './dictionary.ts';

/** The longest words of the dictionary. */
const MOST_CHARACTERS = 4;
/** More syllables than anybody types before the right thing is found. */
const MOST_SYLLABLES = 6;
const MOST_INITIALS = 8;
/** Of a longer text the beginning counts. */
const MOST_WORDS = 30;
const HAN = /\p{Script=Han}+/gu;

/** How each word of the dictionary is read. */
export type Readings = ReadonlyMap<string, string>;

/** Turns the dictionary round, a little at each step: the screen works in between. */
export function* eachReading(dictionary: Dictionary): Generator<void, Readings> {
  const found = new Map<string, Word & { readonly reading: string }>();
  for (const words of dictionary.everything()) {
    for (const [reading, all] of words)
      for (const word of all) {
        const before = found.get(word.text);
        if (!before || before.weight < word.weight) found.set(word.text, { ...word, reading });
      }
    yield;
  }
  return new Map([...found].map(([text, { reading }]) => [text, reading]));
}

/**
 * Under what a Chinese text is found by its sound: from each of its words on, the syllables run together and their first letters, so that
 * 镇图书馆 is found by `tushuguan`, by `tushu` and by `tsg`.
 */
export function soundsOf(text: string, readings: Readings): string[] {
  return [...text.matchAll(HAN)].flatMap(([run]) => soundsOfRun([...run], readings));
}

function soundsOfRun(characters: readonly string[], readings: Readings): string[] {
  const syllables: string[] = [];
  const begins: number[] = [];
  for (let at = 0; at < characters.length && begins.length < MOST_WORDS; ) {
    const { length, reading } = wordAt(characters, at, readings);
    begins.push(syllables.length);
    syllables.push(...reading);
    at += length;
  }
  return begins.flatMap((begin) => {
    const long = syllables.slice(begin, begin + MOST_INITIALS);
    return [long.slice(0, MOST_SYLLABLES).join(''), long.map((one) => one.charAt(0)).join('')];
  });
}

/** The longest word that begins here; a character that nobody knows has no sound. */
function wordAt(
  characters: readonly string[],
  at: number,
  readings: Readings,
): { readonly length: number; readonly reading: readonly string[] } {
  for (let length = MOST_CHARACTERS; length > 0; length -= 1) {
    const reading = readings.get(characters.slice(at, at + length).join(''));
    if (reading !== undefined && at + length <= characters.length)
      return { length, reading: reading.split(' ') };
  }
  return { length: 1, reading: [] };
}
