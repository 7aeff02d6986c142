export * from './keep-head.ts';
export * from './verify-audit.ts';
