export * from './keys.tsx';
