export * from './follow-reports.ts';
export * from './forward-reports.ts';
export { retryFailed } from './outbox.ts';
export * from './outside-endpoints.ts';
