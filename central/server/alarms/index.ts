export * from './content-alarms.ts';
export * from './list-alarms.ts';
export * from './pin-alarms.ts';
export * from './raise-alarms.ts';
export * from './routes.ts';
