export { ratingsPage } from './page.tsx';
