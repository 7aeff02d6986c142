export * from './settlement-settings.ts';
export * from './town-day.ts';
