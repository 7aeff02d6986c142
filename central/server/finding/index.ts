export * from './find-transactions.ts';
export * from './project-search.ts';
