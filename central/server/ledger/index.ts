export * from './deliver-entries.ts';
export * from './digest.ts';
export * from './read-personal.ts';
