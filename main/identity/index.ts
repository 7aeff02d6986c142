export * from './device-key.ts';
export * from './identity.ts';
export { journalKey } from './secret-file.ts';
