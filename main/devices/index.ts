export * from './device-words.ts';
export { hasTypingDevice } from './has-typing-device.ts';
export * from './open-readers.ts';
export * from './wrong-settings.ts';
