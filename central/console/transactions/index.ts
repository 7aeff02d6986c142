export * from './exception-in-words.ts';
export { transactionsPage } from './page.tsx';
