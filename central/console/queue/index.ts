export { queuePage } from './page.tsx';
