export * from './close-bill.ts';
export * from './decide-list.ts';
export { findAccounts } from './find-accounts.ts';
export * from './hold-bills.ts';
export * from './hold-id.ts';
export * from './import-bills.ts';
export { listBillRows } from './list-bills.ts';
export * from './look-up-bills.ts';
export * from './routes.ts';
