export * from './erase-personal.ts';
