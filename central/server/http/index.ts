export * from './answer-errors.ts';
export * from './build-app.ts';
