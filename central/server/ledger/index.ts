export * from './deliver-entries.ts';
export * from './digest.ts';
