export * from './write-audit.ts';
