export * from './exception-in-words.ts';
export * from './held-things.tsx';
export { refusalInWords } from './money-in-words.ts';
export * from './place.ts';
export * from './way-texts.ts';
export { WrittenEntries } from './written-entries.tsx';
