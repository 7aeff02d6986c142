/**
 * The versions of the journal's tables that this program reads; it writes max. Max grows when an older program could no longer
 * read what this one writes, min when this one no longer reads what an old one wrote. A signed release names both.
 */
export const JOURNAL_SCHEMA = { min: 1, max: 1 } as const;
