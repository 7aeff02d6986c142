export * from './first-set-up.tsx';
