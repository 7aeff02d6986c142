export type { CardNumberSource, TownApplication } from './identify-card.ts';
export { openPcscReader, type PcscReaderOptions } from './open-pcsc-reader.ts';
