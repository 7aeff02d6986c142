export * from './keep-head.ts';
export * from './report-break.ts';
export * from './verify-audit.ts';
export { type VerifiedEntries, verifyClerkEntries } from './verify-clerk-entries.ts';
