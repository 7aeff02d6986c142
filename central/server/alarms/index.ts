export * from './raise-alarms.ts';
