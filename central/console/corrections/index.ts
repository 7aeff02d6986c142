export * from './correction-page.tsx';
