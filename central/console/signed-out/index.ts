export * from './signed-out-page.tsx';
