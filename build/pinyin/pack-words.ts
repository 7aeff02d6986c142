/** A word, its syllables with spaces between them, and how often it is used. */
export type Word = { readonly text: string; readonly reading: string; readonly weight: number };

/** The words of one of Rime's dictionaries: after its head a line for each, with tabs between its parts. */
export function wordsOfRime(source: string): Word[] {
  const head = /^\.\.\.$/m.exec(source);
  if (!head) throw new Error('expected a dictionary of Rime, whose head ends with a line of three dots');
  return source
    .slice(head.index + head[0].length)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, text, reading, weight] =
        /^(\p{Script=Han}+)\t([a-z]+(?: [a-z]+)*)\t(\d+)$/u.exec(line.trimEnd()) ?? [];
      if (text === undefined || reading === undefined || [...text].length !== reading.split(' ').length)
        throw new Error(`expected a word, its syllables and its weight: ${line}`);
      return { text, reading, weight: Number(weight) };
    });
}

/** One and a half for each doubling: 33 for the most used word, which is one digit to the base of 36. */
const STEPS = 1.5;

/**
 * A line for all readings with the same initials, in order: the initials and, behind a colon, each reading with its words, the most used
 * first and each with its weight as a digit: `tsg:tu shu guan 图书馆i|…`.
 */
export function packedWords(words: readonly Word[]): string {
  const byInitials = new Map<string, Map<string, Word[]>>();
  for (const word of words) {
    const initials = word.reading.replace(/(\S)\S*\s?/g, '$1');
    const readings = byInitials.get(initials) ?? new Map<string, Word[]>();
    byInitials.set(initials, readings);
    readings.set(word.reading, [...(readings.get(word.reading) ?? []), word]);
  }
  return [...byInitials.keys()]
    .toSorted()
    .map((initials) => {
      const readings = [...(byInitials.get(initials) ?? [])].map(
        ([reading, all]) => `${reading} ${packedReading(all)}`,
      );
      return `${initials}:${readings.toSorted().join('|')}\n`;
    })
    .join('');
}

const packedReading = (words: readonly Word[]): string =>
  words
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ text, weight }) => `${text}${Math.round(STEPS * Math.log2(weight + 1)).toString(36)}`)
    .join('');
