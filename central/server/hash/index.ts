export * from './sha256.ts';
export * from './token.ts';
