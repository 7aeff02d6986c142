export * from './console-page.ts';
export * from './route.ts';
