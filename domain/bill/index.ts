export * from './bill.ts';
export * from './bill-code.ts';
