export * from './bill-kind.ts';
export * from './colours.ts';
export * from './retention.ts';
export * from './service.ts';
export * from './town.ts';
export * from './town-order.ts';
