export * from './app.tsx';
