/**
 * The versions of the journal that this program reads, from min to max, and the one that it writes. A version is everything that another
 * program has to understand: the tables, the entries and the personal records; `test/journal/versions` has each of them.
 *
 * A release is tried only where the one before reads what it writes, so that a fallback finds a journal which it understands. A new
 * version therefore takes two releases: the first reads it and still writes the old one, the second writes it.
 */
export const JOURNAL_SCHEMA = { min: 1, max: 1, writes: 1 } as const;
