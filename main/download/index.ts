export * from './copy-whole.ts';
export * from './fetch-file.ts';
export * from './file-hash.ts';
export * from './left-free.ts';
