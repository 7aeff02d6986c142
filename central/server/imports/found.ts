import type { FolderProblem } from '../content/index.ts';

/** The lists of the content that can be imported. */
export const IMPORTED_LISTS = ['departments', 'people', 'places', 'events'] as const;
export type ImportedList = (typeof IMPORTED_LISTS)[number];

/** One entry as a source brings it. */
export type Found = {
  readonly list: ImportedList;
  readonly id: string;
  /** Where it stands in the source, e.g. `line 7`. */
  readonly at: string;
  /** Its texts in the source's language, by field. */
  readonly texts: Readonly<Record<string, string>>;
  /** Its other fields. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The fields about which the source decides; the others stay as the folder has them. */
  readonly owned: readonly string[];
};

/** What was found, or up to `MOST_PROBLEMS` sentences on what is wrong. Notes name what was left out on purpose. */
export type ReadSource =
  | { readonly kind: 'read'; readonly entries: readonly Found[]; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly FolderProblem[] };

export const MOST_ENTRIES = 10_000;
export const MOST_SOURCE_BYTES = 30_000_000;
export const MOST_PROBLEMS = 20;

export const refusedSource = (file: string, path: string, reason: string): ReadSource => ({
  kind: 'refused',
  problems: [{ file, path, reason }],
});
