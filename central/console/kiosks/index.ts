export * from './kiosks.tsx';
