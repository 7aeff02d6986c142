export * from './of-error.ts';
