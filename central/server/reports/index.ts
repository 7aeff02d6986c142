export * from './category-of.ts';
export * from './further-fields.ts';
export * from './keep-kiosk-reports.ts';
export * from './keep-report.ts';
export * from './new-report.ts';
export * from './plain-text.ts';
export * from './read-report-status.ts';
export * from './report-from-answers.ts';
