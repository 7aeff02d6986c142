export * from './day.ts';
export * from './instant.ts';
export * from './local-time.ts';
export * from './weekday.ts';
