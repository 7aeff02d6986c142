export * from './device-key.ts';
export * from './identity.ts';
export { deleteSecret, journalKey, readSecret } from './secret-file.ts';
