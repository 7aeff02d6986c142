export * from './authenticated-kiosk.ts';
export * from './callers.ts';
export * from './cookies.ts';
export * from './find-session.ts';
export { worksAsToken } from './find-token.ts';
export * from './serve-kiosks.ts';
export * from './serve-people.ts';
