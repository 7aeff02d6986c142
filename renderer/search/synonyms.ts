import { carefulWordsOf } from './normalise.ts';

/** Finds the words that mean the same as those of a text. */
export type Synonyms = (text: string) => string;

type Phrase = { readonly words: readonly string[]; readonly group: number };

/** Prepares the town's groups of words that mean the same, e.g. `["bin", "trash", "garbage can"]`. */
export function synonymsFrom(groups: readonly (readonly string[])[]): Synonyms {
  const byFirst = new Map<string, Phrase[]>();
  groups.forEach((group, at) => {
    for (const phrase of group) {
      const words = carefulWordsOf(phrase);
      const [first] = words;
      if (first === undefined) continue;
      const known = byFirst.get(first);
      if (known) known.push({ words, group: at });
      else byFirst.set(first, [{ words, group: at }]);
    }
  });
  return (text) => {
    if (byFirst.size === 0) return '';
    const words = carefulWordsOf(text);
    const found = new Set<number>();
    words.forEach((word, at) => {
      for (const phrase of byFirst.get(word) ?? byFirst.get(singular(word)) ?? [])
        if (phrase.words.every((one, next) => matches(words[at + next], one))) found.add(phrase.group);
    });
    return [...found].flatMap((at) => groups[at] ?? []).join(' ');
  };
}

const matches = (word: string | undefined, wanted: string): boolean =>
  word !== undefined && (word === wanted || singular(word) === wanted);

/** In the languages that make the plural by an s, groups need not hold both. */
const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);
