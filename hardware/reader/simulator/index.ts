export { type InsertedVirtualCard, insertCard, VPCD_PORT } from './insert-card.ts';
export { type PcscDaemon, startPcscDaemon, whyNoPcscDaemon } from './pcsc-daemon.ts';
export { type CardContents, createVirtualCard, type VirtualCard } from './virtual-card.ts';

import { type LineDeviceSimulator, startLineDeviceSimulator } from '../../serial-lines/simulator/index.ts';

/** A card reader on a pty. Never part of the product. */
export type ReaderSimulator = LineDeviceSimulator & {
  /** Presents a card: its number and CR LF. False when the reader is unplugged. */
  present(cardNumber: string): boolean;
};

/** @param path where the serial line is to stand (a symbolic link). */
export async function startReaderSimulator(path: string): Promise<ReaderSimulator> {
  const device = await startLineDeviceSimulator(path);
  return {
    ...device,
    present: (cardNumber) => device.send(Buffer.from(`${cardNumber}\r\n`)),
  };
}
