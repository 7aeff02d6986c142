export * from './boot.ts';
export * from './disk.ts';
export * from './health.ts';
export * from './lock.ts';
export * from './places.ts';
export * from './read-slot.ts';
export * from './trusted-keys.ts';
export * from './verify-files.ts';
