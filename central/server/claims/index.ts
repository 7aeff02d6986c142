export * from './claim-exception.ts';
export * from './routes.ts';
