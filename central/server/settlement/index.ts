export { catchUpMovements } from './project-movements.ts';
export * from './routes.ts';
