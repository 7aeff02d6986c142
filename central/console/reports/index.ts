export { reportsPage } from './page.tsx';
