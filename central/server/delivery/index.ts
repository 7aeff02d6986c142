export * from './deliver-entries.ts';
export { isSettledByClerks } from './known-settlements.ts';
export * from './let-go.ts';
export * from './post-for-clerk.ts';
export * from './read-transactions.ts';
export * from './routes.ts';
export { askedFor, paymentOnItsWay } from './settled-money.ts';
export { waitingAmong } from './waiting-among.ts';
export { postWaiting } from './waiting-payments.ts';
