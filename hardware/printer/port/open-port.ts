import type { DevicePort } from '../../device-status.ts';
import { openFile } from './open-file.ts';
import { openSerial } from './open-serial.ts';
import { openTcp } from './open-tcp.ts';
import type { PrinterPort } from './printer-port.ts';

/** Opens the way to a printer; null when it does not open in time. */
export async function openPort(port: DevicePort, deadlineMs: number): Promise<PrinterPort | null> {
  try {
    return await openKind(port, deadlineMs);
  } catch {
    // The address itself is refused (a port that is no number, an empty path): treat it as missing.
    return null;
  }
}

function openKind(port: DevicePort, deadlineMs: number): Promise<PrinterPort | null> {
  switch (port.kind) {
    case 'tcp':
      return openTcp(port.host, port.port, deadlineMs);
    case 'serial':
      return openSerial(port.path, port.baudRate, deadlineMs);
    case 'file':
      return openFile(port.path);
  }
}
