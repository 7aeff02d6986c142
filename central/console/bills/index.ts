export * from './bills.tsx';
