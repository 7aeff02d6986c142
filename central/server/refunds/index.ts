export * from './ask-refund.ts';
export * from './decide-refund.ts';
export * from './finish-refund.ts';
export * from './list-refunds.ts';
export * from './routes.ts';
