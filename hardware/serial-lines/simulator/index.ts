import { openPty, type Pty } from '../../pty/index.ts';

/** A device that sends lines on a serial line without hardware. Never part of the product. */
export type LineDeviceSimulator = {
  readonly path: string;
  /** Sends bytes as they are; false when it is unplugged. */
  send(bytes: Uint8Array): boolean;
  isPlugged(): boolean;
  /** Pulls the plug: the driver sees a hang-up. */
  unplug(): Promise<void>;
  /** Rejects where the machine has no socat. */
  plug(): Promise<void>;
  close(): Promise<void>;
};

export async function startLineDeviceSimulator(path: string): Promise<LineDeviceSimulator> {
  let pty: Pty | undefined;
  const simulator: LineDeviceSimulator = {
    path,
    send(bytes) {
      pty?.write(bytes);
      return pty !== undefined;
    },
    isPlugged: () => pty !== undefined,
    async unplug() {
      const closing = pty;
      pty = undefined;
      await closing?.close();
    },
    async plug() {
      if (pty !== undefined) return;
      const result = await openPty(path);
      if (result.kind === 'unavailable') throw new Error(result.reason);
      pty = result.pty;
      // What the computer sends has no meaning for these devices.
      pty.onData(() => {});
    },
    close: () => simulator.unplug(),
  };
  await simulator.plug();
  return simulator;
}
