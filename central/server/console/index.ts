export * from './list-rows.ts';
export * from './read-transactions.ts';
export * from './users.ts';
