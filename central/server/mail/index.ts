export * from './mail-transport.ts';
export { receiptFromLedger } from './receipt-from-ledger.ts';
export * from './routes.ts';
export * from './send-now.ts';
export * from './send-receipts.ts';
export * from './send-slip.ts';
