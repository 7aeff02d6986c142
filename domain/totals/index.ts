export * from './compare.ts';
export * from './movements.ts';
export * from './terminal-totals.ts';
