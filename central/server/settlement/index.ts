export { daysToClose } from './days-to-close.ts';
export { catchUpMovements } from './project-movements.ts';
export * from './routes.ts';
