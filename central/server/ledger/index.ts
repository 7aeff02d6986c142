export * from './digest.ts';
export * from './read-personal.ts';
