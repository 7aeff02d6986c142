export * from './access-context.ts';
export * from './access-settings.ts';
