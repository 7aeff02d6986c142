import { plainly, writtenOut } from './letters.ts';
import { partsOf } from './name-parts.ts';

/**
 * A person's name as text in which the `nameWords` of a search are found: its words plain, run together and written out.
 * Stored beside the name where a database compares it.
 */
export function searchableName(name: string): string {
  const words = nameWords(name);
  const plain = words.map(([word]) => word);
  const out = words.map((spellings) => spellings.at(-1));
  return [...new Set([plain.join(' '), plain.join(''), out.join(' '), out.join('')])].join(' ');
}

/** The words of a name, each plain and, where it differs, written out. */
export const nameWords = (name: string): readonly (readonly string[])[] =>
  partsOf(name).map(({ letters }) => [...new Set([plainly(letters), writtenOut(letters)])]);

/** A longer name is no person's. */
const MOST_WORDS = 8;

/** The words of a name as people run them together, and written out: `vandermeer`, `dermeer`, `muellerschoen`. */
export function wordsRunTogether(name: string): readonly string[] {
  const words = nameWords(name).slice(0, MOST_WORDS);
  const runs = new Set<string>();
  const add = (spelling: (spellings: readonly string[]) => string | undefined): void =>
    words.forEach((_, from) => {
      for (let until = from + 1; until <= words.length; until += 1)
        runs.add(words.slice(from, until).map(spelling).join(''));
    });
  add(([plain]) => plain);
  add((spellings) => spellings.at(-1));
  for (const [plain] of words) runs.delete(plain ?? '');
  return [...runs];
}
