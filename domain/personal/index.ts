export * from './personal.ts';
