export * from './faulty-server.ts';
export * from './test-central.ts';
export * from './test-database.ts';
export * from './test-journal.ts';
export * from './test-kiosk.ts';
export * from './test-report.ts';
export * from './test-town.ts';
