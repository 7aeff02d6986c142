export * from './content-alarms.ts';
export * from './raise-alarms.ts';
