export { Cases } from './cases.tsx';
