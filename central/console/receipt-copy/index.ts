export * from './receipt-copy.tsx';
