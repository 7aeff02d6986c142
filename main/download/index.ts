export * from './fetch-file.ts';
export * from './file-hash.ts';
