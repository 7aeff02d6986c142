export * from './actors.ts';
