import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DevicePort } from '../../device-status.ts';
import type { PrintJob, ReceiptPrinter } from '../index.ts';
import { createEscPosPrinter } from './create-escpos-printer.ts';
import { paperToText } from './decoder/index.ts';
import { printerProfile } from './profiles.ts';
import {
  type PrinterSimulator,
  type PrinterSimulatorOptions,
  startPrinterSimulator,
} from './simulator/index.ts';
import { until } from './testing/until.ts';

let close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of close.reverse()) await one();
  close = [];
});

async function simulated(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const simulator = await startPrinterSimulator(options);
  close.push(() => simulator.close());
  return simulator;
}

function printerAt(port: DevicePort, profile: string, pollMs = 60_000): ReceiptPrinter {
  const printer = createEscPosPrinter({
    port,
    profile: printerProfile(profile),
    rasterise: async (_document, _copy, widthDots) => ({
      widthDots,
      heightDots: 1_400,
      rows: new Uint8Array((widthDots / 8) * 1_400).fill(0x55),
    }),
    logo: () => null,
    pollMs,
    random: () => 0.5,
    log: () => undefined,
  });
  close.push(() => printer.close());
  return printer;
}

const job = (name: string): PrintJob => ({
  jobId: 'MILL1-42',
  copy: false,
  document: {
    language: 'es',
    direction: 'ltr',
    title: 'Recibo',
    blocks: [
      { kind: 'text', text: name, align: 'start', weight: 'normal' },
      ...Array.from({ length: 60 }, (_, index) => ({
        kind: 'row' as const,
        label: `Línea ${index}`,
        value: '42,50 €',
        strong: false,
      })),
    ],
  },
});

describe.each(['serial', 'file'] as const)('the receipt printer on a %s port', (kind) => {
  async function onPty(dotsPerSecond: number): Promise<[PrinterSimulator, ReceiptPrinter]> {
    const folder = mkdtempSync(join(tmpdir(), 'printer-'));
    close.push(async () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'line');
    const simulator = await simulated({ transport: { kind: 'pty', path }, dotsPerSecond });
    const port: DevicePort = kind === 'serial' ? { kind, path, baudRate: 115_200 } : { kind, path };
    return [simulator, printerAt(port, 'epson-tm-t88')];
  }

  it('prints and says so', async () => {
    const [simulator, printer] = await onPty(20_000);
    expect(await printer.print(job('Señora Muñoz'))).toEqual({ kind: 'printed' });
    const text = simulator.papers().flatMap(paperToText).join('\n');
    expect(text).toContain('Señora Muñoz');
    expect(text.split('42,50 €')).toHaveLength(61);
    expect(simulator.errors()).toEqual([]);
  });

  it('out of paper in mid-job is unconfirmed, and the next person gets nothing of it', async () => {
    const [simulator, printer] = await onPty(2_000);
    simulator.schedule({ after: { unit: 'lines', count: 5 }, set: { paperOut: true } });
    expect(await printer.print(job('Person One'))).toEqual({ kind: 'unconfirmed', reason: 'paper-out' });
    await simulator.setFaults({ paperOut: false });
    const torn = simulator.papers().length;
    expect(await printer.print(job('Person Two'))).toEqual({ kind: 'printed' });
    const after = simulator.papers().slice(torn).flatMap(paperToText).join('\n');
    expect(after.split('42,50 €')).toHaveLength(61);
    expect(after).not.toContain('Person One');
  });
});

describe('the receipt printer on the network', () => {
  async function onTcp(
    profile: string,
    options: Partial<PrinterSimulatorOptions> = {},
    pollMs?: number,
  ): Promise<[PrinterSimulator, ReceiptPrinter]> {
    const transport = { kind: 'tcp', host: '127.0.0.1', port: 0 } as const;
    const simulator = await simulated({ transport, dotsPerSecond: 20_000, ...options });
    if (simulator.address.kind !== 'tcp') throw new Error('not on the network');
    return [simulator, printerAt(simulator.address, profile, pollMs)];
  }

  it('waits while the head is too hot, and prints on when it has cooled down', async () => {
    const [simulator, printer] = await onTcp('epson-tm-t20');
    simulator.schedule({ after: { unit: 'lines', count: 5 }, set: { overheated: true } });
    const outcome = printer.print(job('Town'));
    await until(() => printer.status().error === 'recoverable');
    await simulator.setFaults({ overheated: false });
    expect(await outcome).toEqual({ kind: 'printed' });
  });

  it.each([
    ['coverOpen', 'cover-open'],
    ['unrecoverable', 'printer-error'],
    ['garbageStatus', 'bad-answer'],
    ['silent', 'no-answer'],
    ['stalled', 'no-answer'],
    ['offline', 'offline'],
  ] as const)('with %s in mid-job is unconfirmed and says %s', async (fault, reason) => {
    const [simulator, printer] = await onTcp('epson-tm-t20', { dotsPerSecond: 2_000 });
    simulator.schedule({ after: { unit: 'lines', count: 5 }, set: { [fault]: true } });
    expect(await printer.print(job('Town'))).toEqual({ kind: 'unconfirmed', reason });
  });

  it('gives a picture up that a printer with a small buffer no longer takes', async () => {
    const [simulator, printer] = await onTcp('raster-only-80', { bufferBytes: 4_096 });
    simulator.schedule({ after: { unit: 'dots', count: 300 }, set: { paperOut: true } });
    const begun = performance.now();
    expect((await printer.print(job('Person One'))).kind).toBe('unconfirmed');
    expect(performance.now() - begun).toBeLessThan(30_000);
    await simulator.setFaults({ paperOut: false });
    const torn = simulator.papers().length;
    expect(await printer.print(job('Person Two'))).toEqual({ kind: 'printed' });
    // What it had in its own 4 kB is 57 rows; the picture's other thousand never came.
    const [left] = simulator.papers().slice(torn);
    expect(simulator.papers().slice(torn).length).toBeLessThanOrEqual(2);
    expect(left).toBeDefined();
  });

  it('whose line was cut in mid-job is cleared when it is there again, before anybody prints', async () => {
    const [simulator, printer] = await onTcp('epson-tm-t20', { dotsPerSecond: 400 }, 100);
    await until(() => printer.status().connection === 'online');
    simulator.schedule({ after: { unit: 'lines', count: 3 }, set: { paperOut: true, offline: true } });
    expect((await printer.print(job('Person One'))).kind).toBe('unconfirmed');
    expect(simulator.state().pendingBytes).toBeGreaterThan(500);
    await simulator.setFaults({ offline: false });
    await until(() => printer.status().paper === 'out');
    expect(simulator.state().pendingBytes).toBeLessThan(50);
  });

  it('shut down in mid-wait by its owner, ends its job first and takes no other', async () => {
    const [, printer] = await onTcp('epson-tm-t20');
    const outcome = printer.print(job('Town'));
    await printer.close();
    expect(await outcome).toEqual({ kind: 'printed' });
    expect(await printer.print(job('Town'))).toEqual({ kind: 'not-printed', reason: 'busy' });
  });
});
