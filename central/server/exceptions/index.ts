export * from './list-exceptions.ts';
export * from './read-held.ts';
export * from './routes.ts';
