export * from './routes.ts';
export * from './users.ts';
