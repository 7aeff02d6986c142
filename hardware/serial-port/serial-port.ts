import { read } from 'node:fs';
import { promisify } from 'node:util';
import { SerialPort as Library } from 'serialport';

type Binding = typeof Library.binding;
type Opening = Parameters<Binding['open']>[0];
type Port = Awaited<ReturnType<Binding['open']>>;
/** A port that is polled for its bytes: all but those of Windows. */
type PolledPort = Extract<Port, { poller: unknown }>;
type Reading = { buffer: Buffer; bytesRead: number };
export type SerialPort = Library;

const readBytes = promisify(read);

/**
 * The library's own way to a line, with a read of ours. Its read takes nothing, which says that the line was hung up, for a reason to
 * read again at once, and does so for ever when an adapter is unplugged just after it has sent something
 * (https://github.com/serialport/bindings-cpp/issues/162): the device would seem to be there, and a core and memory would be lost.
 */
export const HANG_UP_AWARE = {
  list: Library.binding.list,
  open: async (options: Opening): Promise<Port> => {
    const port = await Library.binding.open(options);
    if ('poller' in port) {
      port.read = (buffer: Buffer, offset: number, length: number) => readFrom(port, buffer, offset, length);
    }
    return port;
  },
};

/**
 * A serial port that is not open yet. It emits `close` when the line is hung up or the adapter unplugged, and leaves the control lines
 * as they are when it is closed.
 */
export function openSerialPort(path: string, baudRate: number): SerialPort {
  const options = { binding: HANG_UP_AWARE, path, baudRate, autoOpen: false, hupcl: false };
  return new Library(options);
}

/** Resolves with at least one byte; rejects when the line was hung up, and as `canceled` when the port was closed by us. */
async function readFrom(port: PolledPort, buffer: Buffer, offset: number, length: number): Promise<Reading> {
  while (port.fd !== null) {
    const bytesRead = await take(port.fd, buffer, offset, length);
    if (bytesRead === 0) throw new Error('the line was hung up');
    if (bytesRead !== null) return { buffer, bytesRead };
    // The poller of a port that was closed in the meantime is gone: to ask it would end the program.
    if (port.isOpen) await isReadable(port);
  }
  throw Object.assign(new Error('the port is closed'), { canceled: true });
}

/** How many bytes came; null while there are none. */
async function take(fd: number, buffer: Buffer, offset: number, length: number): Promise<number | null> {
  try {
    return (await readBytes(fd, buffer, offset, length, null)).bytesRead;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EINTR'))
      return null;
    throw error;
  }
}

const isReadable = (port: PolledPort): Promise<void> =>
  new Promise((resolve, reject) => {
    port.poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()));
  });
