export * from './device-words.ts';
export * from './open-readers.ts';
export * from './wrong-settings.ts';
