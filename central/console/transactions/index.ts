export * from './exception-in-words.ts';
export * from './held-things.tsx';
export { transactionsPage } from './page.tsx';
