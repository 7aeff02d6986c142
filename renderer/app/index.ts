export { App } from './app.tsx';
export { quietPage } from './quiet-page.ts';
