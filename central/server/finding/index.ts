export * from './find-transactions.ts';
export * from './money-standing.ts';
export * from './project-search.ts';
export { tailTerms } from './terms.ts';
