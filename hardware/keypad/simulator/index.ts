import type { KeypadEvent } from '../../../domain/keypad/index.ts';
import { type LineDeviceSimulator, startLineDeviceSimulator } from '../../serial-lines/simulator/index.ts';
import { writeKeypadLine } from '../keypad-line.ts';

/** A navigation keypad on a pty. Never part of the product. */
export type KeypadSimulator = LineDeviceSimulator & {
  /** Presses a key, or plugs headphones in or out. False when the keypad is unplugged. */
  press(event: KeypadEvent): boolean;
  hasHeadphones(): boolean;
};

const SAYS_SOCKET_EVERY_MS = 500;

/** @param path where the serial line is to stand (a symbolic link). */
export async function startKeypadSimulator(path: string): Promise<KeypadSimulator> {
  const device = await startLineDeviceSimulator(path);
  let headphones = false;
  const say = (event: KeypadEvent): boolean => device.send(Buffer.from(`${writeKeypadLine(event)}\r\n`));
  const saySocket = (): boolean => say(headphones ? 'headphones-in' : 'headphones-out');
  const repeating = setInterval(saySocket, SAYS_SOCKET_EVERY_MS);
  return {
    ...device,
    press(event) {
      if (event === 'headphones-in') headphones = true;
      if (event === 'headphones-out') headphones = false;
      return say(event);
    },
    hasHeadphones: () => headphones,
    async close() {
      clearInterval(repeating);
      await device.close();
    },
  };
}
