export * from './use-waiting.ts';
