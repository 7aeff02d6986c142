import { type LineDeviceSimulator, startLineDeviceSimulator } from '../../serial-lines/simulator/index.ts';

/** A code scanner on a pty. Never part of the product. */
export type ScannerSimulator = LineDeviceSimulator & {
  /** Scans a code: its text and CR LF. False when the scanner is unplugged. */
  scan(code: string): boolean;
};

/** @param path where the serial line is to stand (a symbolic link). */
export async function startScannerSimulator(path: string): Promise<ScannerSimulator> {
  const device = await startLineDeviceSimulator(path);
  return {
    ...device,
    scan: (code) => device.send(Buffer.from(`${code}\r\n`)),
  };
}
