export * from './entries.ts';
export type { FoundGroup } from './grouped.ts';
export * from './normalise.ts';
export * from './search-index.ts';
export * from './synonyms.ts';
