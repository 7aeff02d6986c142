export * from './advisories.ts';
