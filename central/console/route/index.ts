export * from './console-page.ts';
export * from './console-route.ts';
export * from './later.ts';
