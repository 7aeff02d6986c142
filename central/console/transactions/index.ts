export * from './exception-in-words.ts';
export * from './transactions.tsx';
