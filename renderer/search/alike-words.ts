const LENGTH = 4;
const AT_ONCE = 100;
/** Words that share less than this of their parts are not alike. */
const LEAST = 0.3;

/** Words that are like another, and how much of both they share: 0 to 1. */
export type Alike = Iterable<readonly [word: string, share: number]>;

/**
 * Finds among many words those that are written like one: by the rows of four characters that both have, and as the first or the last
 * part of a longer one (`fest` in `nachbarschaftsfest`). Prepares a few words at each step, so that who waits can rest in between.
 */
export function* alikeWords(words: readonly string[]): Generator<void, (word: string) => Alike> {
  const known = new Set(words);
  const having = new Map<string, number[]>();
  const counts: number[] = [];
  for (const [at, word] of words.entries()) {
    const rows = rowsOf(word);
    for (const row of rows) {
      const list = having.get(row);
      if (list) list.push(at);
      else having.set(row, [at]);
    }
    counts.push(rows.size);
    if (at % AT_ONCE === 0) yield;
  }
  return (word) => {
    const rows = rowsOf(word);
    const shared = new Map<number, number>();
    for (const row of rows) for (const at of having.get(row) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const alike = new Map<string, number>();
    for (const part of endsOf(word)) if (known.has(part)) alike.set(part, part.length / word.length);
    for (const [at, both] of shared) {
      const share = (2 * both) / (rows.size + (counts[at] ?? 0));
      const other = words[at] ?? '';
      if (share >= LEAST) alike.set(other, Math.max(share, alike.get(other) ?? 0));
    }
    return alike;
  };
}

/** A word's rows of four characters, with a space before its first; none of a word that is too short to be compared so. */
function rowsOf(word: string): ReadonlySet<string> {
  const characters = [...` ${word}`];
  const rows = new Set<string>();
  for (let at = 0; at + LENGTH <= characters.length; at += 1)
    rows.add(characters.slice(at, at + LENGTH).join(''));
  return rows;
}

function* endsOf(word: string): Generator<string> {
  for (let length = LENGTH; length < word.length; length += 1) {
    yield word.slice(0, length);
    yield word.slice(-length);
  }
}
