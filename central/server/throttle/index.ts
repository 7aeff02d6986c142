export * from './claim-try.ts';
