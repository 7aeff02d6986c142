import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../hardware/printer/escpos/simulator/index.ts';
import {
  startTerminalSimulator,
  TEST_CARDS,
  type TerminalSimulator,
} from '../../hardware/terminal/nexo/simulator/index.ts';
import { type Gate, openGate } from './gate.ts';

export const PASSPHRASE = 'nobody in town knows this';
export const KEY = { identifier: 'faults', version: 1, passphrase: PASSPHRASE };
/** The resident has the card at hand. */
export const QUICK = { cardDelayMs: 5, pinDelayMs: 5, removeDelayMs: 5 };

/** The simulated devices of one kiosk, at a loopback address of their own. They outlive the kiosk's process. */
export type TestDevices = {
  readonly host: string;
  readonly terminal: TerminalSimulator;
  /** The cable between kiosk and terminal. */
  readonly cable: Gate;
  readonly printer: PrinterSimulator;
  readonly printerPort: number;
  readonly close: () => Promise<void>;
};

const certificateDir = mkdtempSync(join(tmpdir(), 'terminal-ca-'));
process.once('exit', () => rmSync(certificateDir, { recursive: true, force: true }));
let lastByte = Math.floor(Math.random() * 200);

/** Starts a terminal and a printer at the next free address of 127.0.51.0/24. */
export async function openDevices(): Promise<TestDevices> {
  const terminal = await startTerminalSimulator({
    host: '127.0.0.1',
    port: 0,
    key: KEY,
    certificateDir,
    cardholder: { card: TEST_CARDS.contactless, ...QUICK },
    times: { authorisationMs: 20, resultMs: 1, removalMs: 500 },
  });
  const printer = await startPrinterSimulator({ transport: { kind: 'tcp', host: '127.0.0.1', port: 0 } });
  const { host, cable } = await openCable(terminal.port);
  const { address } = printer;
  return {
    host,
    terminal,
    cable,
    printer,
    printerPort: address.kind === 'tcp' ? address.port : 0,
    close: async () => {
      await cable.close();
      await Promise.all([terminal.close(), printer.close()]);
    },
  };
}

/** The transport fixes port 8443: other tests that run at the same time have other addresses. */
async function openCable(to: number): Promise<{ host: string; cable: Gate }> {
  for (let tries = 0; tries < 250; tries += 1) {
    lastByte = (lastByte % 250) + 1;
    const host = `127.0.51.${lastByte}`;
    try {
      return { host, cable: await openGate({ host, port: 8443 }, { host: '127.0.0.1', port: to }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  throw new Error('no free address for a terminal');
}
