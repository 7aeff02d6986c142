export { kiosksPage } from './page.tsx';
