export * from './list-exceptions.ts';
export * from './routes.ts';
