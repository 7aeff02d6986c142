export * from './money.ts';
export * from './typed-amount.ts';
