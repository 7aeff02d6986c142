export * from './close-exception.ts';
export * from './decide-waiting.ts';
export * from './describe-exceptions.ts';
export { lockException, setException } from './one-exception.ts';
export * from './reopen-exception.ts';
export * from './routes.ts';
