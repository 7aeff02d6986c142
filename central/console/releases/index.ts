export { releasesPage } from './page.tsx';
