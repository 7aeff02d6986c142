export * from './bill-kind.ts';
export * from './service.ts';
export * from './town.ts';
export * from './town-order.ts';
