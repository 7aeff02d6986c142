export * from './exception-in-words.ts';
export * from './held-things.tsx';
export * from './place.ts';
export * from './way-texts.ts';
