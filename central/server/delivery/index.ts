export * from './deliver-entries.ts';
export * from './let-go.ts';
export * from './routes.ts';
export { postWaiting } from './waiting-payments.ts';
