export * from './keep-head.ts';
export * from './report-break.ts';
export * from './verify-audit.ts';
