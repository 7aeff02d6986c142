export * from './keep-newest.ts';
export * from './make-backup.ts';
export * from './restore-backup.ts';
