export * from './read-chosen-file.ts';
