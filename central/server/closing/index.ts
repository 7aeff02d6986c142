export * from './close-exception.ts';
export * from './read-closings.ts';
export * from './routes.ts';
