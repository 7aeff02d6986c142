export * from './give-copy.ts';
export { readCopy } from './read-copy.ts';
export * from './routes.ts';
