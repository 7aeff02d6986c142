import { openPty, type Pty } from '../../../pty/index.ts';
import type { PrinterMachine } from './machine.ts';

/** The printer's serial plug. Unplugged while it is off or offline: the computer sees a hang-up. */
export async function openPtyDoor(
  path: string,
  machine: PrinterMachine,
): Promise<{ open(): Promise<void>; shut(): Promise<void> }> {
  let pty: Pty | undefined;
  await open();
  return {
    open,
    async shut() {
      const closing = pty;
      pty = undefined;
      machine.serve(undefined);
      await closing?.close();
    },
  };

  async function open(): Promise<void> {
    if (pty !== undefined) return;
    const result = await openPty(path);
    if (result.kind === 'unavailable') throw new Error(result.reason);
    const opened = result.pty;
    pty = opened;
    let waiting: Uint8Array = new Uint8Array();
    // A serial line has no connection that could be reset.
    machine.serve({ send: (bytes) => void opened.write(bytes), reset: () => {}, wake: drain });
    opened.onData((bytes) => {
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      drain();
    });

    function drain(): void {
      waiting = waiting.subarray(machine.receive(waiting));
      if (waiting.length > 0) opened.pause();
      else opened.resume();
    }
  }
}
