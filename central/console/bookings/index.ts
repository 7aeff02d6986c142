export { bookingsPage } from './page.tsx';
