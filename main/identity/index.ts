export * from './device-key.ts';
export * from './identity.ts';
export * from './is-signed.ts';
export { journalKey, readSecret } from './secret-file.ts';
