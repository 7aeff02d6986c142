export * from './notes.ts';
export * from './routes.ts';
