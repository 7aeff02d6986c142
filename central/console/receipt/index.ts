export * from './receipt-paper.tsx';
