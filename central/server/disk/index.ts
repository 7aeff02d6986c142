export * from './sync-folder.ts';
export * from './write-synced.ts';
