export type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from './card-reader.ts';
export { type HidReaderOptions, openHidReader } from './hid/index.ts';
export { createKeyboardReader, type KeyboardReader } from './keyboard-reader.ts';
export { openPcscReader, type PcscReaderOptions, type TownApplication } from './pcsc/index.ts';
export { openSerialReader, type SerialReaderOptions } from './serial-reader.ts';
