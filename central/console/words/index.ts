export * from './show-time.ts';
export * from './spelled.ts';
