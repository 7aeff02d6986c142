export * from './device-key.ts';
export * from './identity.ts';
export { journalKey, readSecret } from './secret-file.ts';
