import { connect, type Socket } from 'node:net';
import type { VirtualCard } from './virtual-card.ts';

export type InsertedVirtualCard = {
  /** Resolves when the reader has let go of the connection. */
  remove(): Promise<void>;
};

/** The first slot of the virtual reader; the second is on the next port. */
export const VPCD_PORT = 35_963;

const CONNECT_MS = 5_000;
const POWER_OFF = 0;
const POWER_ON = 1;
const RESET = 2;
const TELL_ATR = 4;

/** Puts a card to the virtual reader of vsmartcard, which takes a TCP connection for a card. Rejects when no reader is there. */
export async function insertCard(card: VirtualCard, port: number = VPCD_PORT): Promise<InsertedVirtualCard> {
  const socket = await connected(port);
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (let frame = nextFrame(); frame !== null; frame = nextFrame()) obey(frame);
  });
  socket.on('error', () => socket.destroy());
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  /** Two bytes of length, then as many bytes. */
  function nextFrame(): Buffer | null {
    if (bytes.length < 2) return null;
    const end = 2 + bytes.readUInt16BE(0);
    if (bytes.length < end) return null;
    const frame = bytes.subarray(2, end);
    bytes = bytes.subarray(end);
    return frame;
  }

  /** One byte is a signal to the card's power, which only the question for the ATR answers; more is a command. */
  function obey(frame: Buffer): void {
    const signal = frame.length === 1 ? frame[0] : undefined;
    if (frame.length > 1) send(card.answer(frame));
    else if (signal === TELL_ATR) send(card.atr);
    else if (signal === POWER_OFF || signal === POWER_ON || signal === RESET) card.reset();
  }

  function send(answer: Uint8Array): void {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(answer.length);
    socket.write(Buffer.concat([length, answer]));
  }

  return {
    async remove() {
      socket.destroy();
      await closed;
    },
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const fail = (error: Error): void => {
      clearTimeout(late);
      socket.destroy();
      reject(error);
    };
    const late = setTimeout(() => fail(new Error('The virtual reader does not take the card.')), CONNECT_MS);
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}
