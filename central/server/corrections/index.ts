export * from './correct-submission.ts';
export { readForCorrection } from './read-refused.ts';
export * from './routes.ts';
