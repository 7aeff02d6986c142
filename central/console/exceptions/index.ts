export * from './attention.tsx';
