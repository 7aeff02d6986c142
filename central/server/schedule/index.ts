export * from './repeat.ts';
export * from './tidy.ts';
