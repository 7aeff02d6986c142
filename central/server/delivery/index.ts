export * from './deliver-entries.ts';
export { isSettledByClerks } from './known-settlements.ts';
export * from './let-go.ts';
export * from './post-for-clerk.ts';
export * from './routes.ts';
export { postWaiting } from './waiting-payments.ts';
