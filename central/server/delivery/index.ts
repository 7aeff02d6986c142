export * from './deliver-entries.ts';
export * from './routes.ts';
