export { casesPage } from './page.tsx';
