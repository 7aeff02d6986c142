export * from './check-code.ts';
export * from './set-up.ts';
