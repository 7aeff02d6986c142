export { attentionPage } from './page.tsx';
