import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../../domain/failure/index.ts';
import { type KeypadSimulator, startKeypadSimulator } from '../keypad/simulator/index.ts';
import { type PrinterSimulator, startPrinterSimulator } from '../printer/escpos/simulator/index.ts';
import { type ReaderSimulator, startReaderSimulator } from '../reader/simulator/index.ts';
import { type ScannerSimulator, startScannerSimulator } from '../scanner/simulator/index.ts';
import {
  type AutoCardholder,
  startTerminalSimulator,
  TEST_CARDS,
  type TerminalSimulator,
  type TestCard,
} from '../terminal/nexo/simulator/index.ts';
import { type MailCatcher, startMailCatcher } from './mail/index.ts';
import type { BenchOptions } from './options.ts';
import { type BenchPresets, readPresets } from './presets.ts';

/** All that stands on the bench. Scanner, reader and keypad are undefined where the machine has no socat for their lines. */
export type BenchDevices = {
  readonly printer: PrinterSimulator;
  readonly terminal: TerminalSimulator;
  readonly terminalCaPath: string;
  readonly scanner: ScannerSimulator | undefined;
  readonly reader: ReaderSimulator | undefined;
  readonly keypad: KeypadSimulator | undefined;
  readonly mail: MailCatcher;
  readonly presets: BenchPresets;
  /** Whether cards are presented by themselves. */
  autoCard(): boolean;
  setAutoCard(on: boolean, card: TestCard): void;
  /** Tells that a device without events of its own was acted on. */
  touch(): void;
  onChange(listener: () => void): void;
  close(): Promise<void>;
};

/** Dots of 203 dpi in a millimetre. */
const DOTS_PER_MM = 8;

/** Starts every simulated device. Rejects when an address is taken; what had started is closed again. */
export async function startDevices(options: BenchOptions, now: () => Date): Promise<BenchDevices> {
  const presets = readPresets(options.presets);
  const dataDir = resolve(options['data-dir']);
  mkdirSync(dataDir, { recursive: true });
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const started: { close(): Promise<void> }[] = [];
  const keep = <Device extends { close(): Promise<void> }>(device: Device): Device => {
    started.push(device);
    return device;
  };
  const closeAll = async (): Promise<void> => {
    listeners.clear();
    await Promise.all(started.map((device) => device.close()));
  };

  try {
    const printer = keep(
      await startPrinterSimulator({
        transport: options['printer-serial']
          ? { kind: 'pty', path: join(dataDir, 'printer') }
          : { kind: 'tcp', host: options.host, port: options['printer-port'] },
        dotsPerSecond: options['printer-speed'] * DOTS_PER_MM,
      }),
    );
    const terminal = keep(await startTerminal(options, dataDir));
    const terminalCaPath = join(dataDir, 'terminal-ca.pem');
    writeFileSync(terminalCaPath, terminal.caPem);
    const mail = keep(
      await startMailCatcher({ host: options.host, port: options['smtp-port'], now, onChange: changed }),
    );
    const scanner = await orNone(startScannerSimulator(join(dataDir, 'scanner')));
    const reader = await orNone(startReaderSimulator(join(dataDir, 'reader')));
    if (scanner !== undefined) keep(scanner);
    const keypad = await orNone(startKeypadSimulator(join(dataDir, 'keypad')));
    if (reader !== undefined) keep(reader);
    if (keypad !== undefined) keep(keypad);
    printer.onChange(changed);
    terminal.onChange(changed);
    let autoCard = options['auto-card'];
    return {
      printer,
      terminal,
      terminalCaPath,
      scanner,
      reader,
      keypad,
      mail,
      presets,
      autoCard: () => autoCard,
      setAutoCard(on, card) {
        autoCard = on;
        terminal.setCardholder(on ? promptCardholder(card) : null);
        changed();
      },
      touch: changed,
      onChange: (listener) => void listeners.add(listener),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function startTerminal(options: BenchOptions, dataDir: string): Promise<TerminalSimulator> {
  const { 'notification-url': notificationUrl } = options;
  return startTerminalSimulator({
    host: options['terminal-host'] ?? options.host,
    port: options['terminal-port'],
    key: {
      identifier: options['terminal-key-id'],
      version: options['terminal-key-version'],
      passphrase: options['terminal-passphrase'],
    },
    poiId: options['poi-id'],
    dataDir: join(dataDir, 'terminal'),
    certificateDir: join(dataDir, 'terminal'),
    cardholder: options['auto-card'] ? promptCardholder(TEST_CARDS.contactless) : null,
    // As people see it in the field: the bank takes a moment.
    times: { authorisationMs: 1200, resultMs: 4000 },
    ...(notificationUrl === undefined ? {} : { notificationUrl }),
  });
}

function promptCardholder(card: TestCard): AutoCardholder {
  return { card, cardDelayMs: 1000, pinDelayMs: 1000, removeDelayMs: 500 };
}

async function orNone<Device>(starting: Promise<Device>): Promise<Device | undefined> {
  try {
    return await starting;
  } catch (error) {
    console.error(`bench: a serial device is missing: ${messageOf(error)}`);
    return undefined;
  }
}
