export { exceptionTexts } from './texts.ts';
export * from './transactions.tsx';
