export { type HidReaderOptions, openHidReader } from './open-hid-reader.ts';
