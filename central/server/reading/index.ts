export * from './answer-order.ts';
export * from './read-apart.ts';
