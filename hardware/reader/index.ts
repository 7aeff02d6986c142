export type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from './card-reader.ts';
export { openSerialReader, type SerialReaderOptions } from './serial-reader.ts';
