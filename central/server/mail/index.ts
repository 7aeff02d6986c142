export * from './mail-transport.ts';
export * from './send-receipts.ts';
