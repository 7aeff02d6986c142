export * from './emblem.ts';
