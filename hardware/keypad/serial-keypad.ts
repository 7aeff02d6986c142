import type { KeypadEvent } from '../../domain/keypad/index.ts';
import { createListeners, openSerialLines } from '../serial-lines/index.ts';
import type { AccessKeypad, KeypadStatus } from './access-keypad.ts';
import { createHeadphoneSocket } from './headphone-socket.ts';
import { readKeypadLine } from './keypad-line.ts';

export type SerialKeypadOptions = {
  readonly path: string;
  readonly baudRate: number;
  readonly random: () => number;
  readonly partialLineMs?: number;
  /** After opening, what comes this early was sent before and is dropped (default 100 ms). */
  readonly settleMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
};

const LONGEST_LINE_BYTES = 32;

/** A keypad on a serial port that sends one line for each event, and reports about every second what is plugged into its socket. */
export function openSerialKeypad(options: SerialKeypadOptions): AccessKeypad {
  const events = createListeners<KeypadEvent>();
  const statuses = createListeners<KeypadStatus>();
  const socket = createHeadphoneSocket();
  let status: KeypadStatus = { connection: 'offline' };
  const tell = (event: KeypadEvent): void => {
    if (socket.isNews(event)) events.tell(event);
  };
  const lines = openSerialLines({
    path: options.path,
    baudRate: options.baudRate,
    longestBytes: LONGEST_LINE_BYTES,
    partialLineMs: options.partialLineMs ?? 200,
    settleMs: options.settleMs ?? 100,
    firstRetryMs: options.firstRetryMs ?? 250,
    longestRetryMs: options.longestRetryMs ?? 10_000,
    random: options.random,
    onLine(line) {
      const event = readKeypadLine(line);
      if (event) tell(event);
    },
    onUnreadable: () => undefined,
    onConnection(connection) {
      status = { connection };
      statuses.tell(status);
      // Nobody can say what is plugged into the socket of a keypad that is gone, and what is private must not be spoken aloud.
      if (connection === 'offline') tell('headphones-out');
    },
  });
  return {
    onEvent: events.add,
    headphones: socket.isIn,
    status: () => status,
    onStatus: statuses.add,
    close: () => lines.close(),
  };
}
