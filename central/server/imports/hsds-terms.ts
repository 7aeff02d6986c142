import { type Attribute, Term } from './hsds.ts';
import { kindOf } from './hsds-kind.ts';
import { plainText } from './plain-text.ts';

/** The terms of a file's taxonomies by their id, and which of them something is filed under. */
export type FiledUnder = {
  /** The names of terms and of those above them, as search words; undefined: there are none. */
  readonly words: (attributes: readonly Attribute[] | null | undefined) => string | undefined;
  /** Whether a term of the list gave words to anything. */
  readonly uses: (id: string) => boolean;
};

/** A term in a term in a term: no taxonomy is deeper, and none goes round for ever. */
const DEEPEST = 12;
const LONGEST_WORD = 100;
const MOST_WORDS = 40;

/** Reads the terms that stand among the items of a list, and those inside of what is filed under them. */
export function readTerms(items: readonly unknown[]): FiledUnder {
  const terms = new Map<string, Term>();
  const named = new Set<string>();
  walk(items, (value) => {
    const isTerm = 'taxonomy_term' in value ? null : kindOf(value) === 'taxonomy term';
    const inside = 'taxonomy_term' in value ? Term.safeParse(value.taxonomy_term) : null;
    for (const read of [isTerm ? Term.safeParse(value) : null, inside])
      if (read?.data?.id && read.data.name && !terms.has(read.data.id)) terms.set(read.data.id, read.data);
    if ('taxonomy_term_id' in value && typeof value.taxonomy_term_id === 'string')
      named.add(value.taxonomy_term_id);
    if (inside?.data?.id) named.add(inside.data.id);
  });
  for (const id of [...named])
    for (const { id: above } of upwards(terms.get(id))) if (above) named.add(above);

  /** A term and those above it. */
  function upwards(from: Term | null | undefined): Term[] {
    const found: Term[] = [];
    let at = from;
    while (at && found.length < DEEPEST && !found.includes(at)) {
      found.push(at);
      at = terms.get(at.parent_id ?? '');
    }
    return found;
  }

  return {
    words: (attributes) => {
      const words = (attributes ?? [])
        .flatMap(({ taxonomy_term, taxonomy_term_id }) =>
          upwards(
            taxonomy_term?.name ? taxonomy_term : terms.get(taxonomy_term?.id ?? taxonomy_term_id ?? ''),
          ),
        )
        .flatMap(({ name }) => {
          const read = plainText(name ?? '');
          return read.kind === 'text' && read.text.length <= LONGEST_WORD
            ? [read.text.replace(/\s+/g, ' ').trim()]
            : [];
        });
      const several = [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS);
      return several.length === 0 ? undefined : several.join(', ');
    },
    uses: (id) => named.has(id) && terms.has(id),
  };
}

/** Each object in a value, the outer ones first, as deep as HSDS nests its own. */
function walk(value: unknown, see: (object: object) => void, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (!Array.isArray(value)) see(value);
  for (const inner of Object.values(value)) walk(inner, see, depth + 1);
}
