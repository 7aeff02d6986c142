export * from './connect.ts';
export * from './failures.ts';
export * from './in-savepoint.ts';
export * from './in-transaction.ts';
export * from './listen.ts';
export * from './migrate.ts';
export * from './open-database.ts';
export * from './roles.ts';
export type { Schema } from './schema.ts';
