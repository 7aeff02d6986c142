export * from './count-waiting.ts';
export * from './routes.ts';
