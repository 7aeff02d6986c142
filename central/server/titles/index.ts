export * from './read-titles.ts';
export * from './routes.ts';
