export * from './demo-banner.tsx';
