export * from './entries.ts';
export * from './normalise.ts';
export * from './search-index.ts';
export * from './synonyms.ts';
