export * from './keep-looked-for.ts';
