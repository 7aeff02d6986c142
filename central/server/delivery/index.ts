export * from './deliver-entries.ts';
