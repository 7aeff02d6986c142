export * from './answer-order.ts';
export * from './bounded-turns.ts';
export * from './json-size.ts';
export * from './read-apart.ts';
export * from './read-in-pieces.ts';
