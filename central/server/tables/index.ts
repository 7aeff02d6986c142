export * from './decimal-sign.ts';
export * from './decode-text.ts';
export * from './lines-of.ts';
export * from './read-table.ts';
