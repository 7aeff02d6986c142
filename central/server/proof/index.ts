export * from './prove.ts';
