export * from './role-name.ts';
export * from './service-name.ts';
export * from './show-time.ts';
export * from './spelled.ts';
