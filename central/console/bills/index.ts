export { billsPage } from './page.tsx';
