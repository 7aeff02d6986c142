export * from './read-transactions.ts';
export * from './routes.ts';
