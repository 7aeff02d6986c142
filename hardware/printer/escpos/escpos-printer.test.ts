import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import type { PrintJob, ReceiptPrinter } from '../index.ts';
import { createEscPosPrinter } from './create-escpos-printer.ts';
import { paperToPng, paperToText } from './decoder/index.ts';
import { printerProfile } from './profiles.ts';
import { type PrinterSimulator, startPrinterSimulator } from './simulator/index.ts';

let simulator: PrinterSimulator;
let printer: ReceiptPrinter;

beforeEach(async () => {
  simulator = await startPrinterSimulator({
    transport: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    dotsPerSecond: 20_000,
  });
  printer = open();
});
afterEach(async () => {
  await printer.close();
  await simulator.close();
});

function open(profile = 'epson-tm-t88'): ReceiptPrinter {
  const { address } = simulator;
  if (address.kind !== 'tcp') throw new Error('not on the network');
  return createEscPosPrinter({
    port: address,
    profile: printerProfile(profile),
    rasterise: async (_document, _copy, widthDots) => ({
      widthDots,
      heightDots: 1_400,
      // Every pattern that a printer could take for a real-time command.
      rows: Uint8Array.from(
        { length: (widthDots / 8) * 1_400 },
        (_, index) => [0x10, 0x04, 0x01, 0x10, 0x14, 0x08][index % 6] ?? 0,
      ),
    }),
    logo: () => null,
    pollMs: 200,
    random: () => 0,
    log: () => undefined,
  });
}

const receipt = (language: string, name: string): ReceiptDocument => ({
  language,
  direction: language === 'ar' ? 'rtl' : 'ltr',
  title: 'Receipt',
  blocks: [
    { kind: 'text', text: name, align: 'center', weight: 'large' },
    { kind: 'rule' },
    { kind: 'row', label: 'Importe', value: '42,50 €', strong: true },
    {
      kind: 'row',
      label: 'A label that is much too long for one line of paper',
      value: 'and its value as well',
      strong: false,
    },
    { kind: 'qr', data: 'TKR1:millbrook:MILL1-42', caption: 'MILL1-42' },
    { kind: 'text', text: 'Conserve este recibo, señora Muñoz.', align: 'start', weight: 'normal' },
  ],
});
const job = (document: ReceiptDocument, copy = false): PrintJob => ({ jobId: 'MILL1-42', document, copy });

async function until(condition: () => boolean): Promise<void> {
  const endsAt = Date.now() + 8_000;
  while (!condition()) {
    if (Date.now() > endsAt) throw new Error('did not come about');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the receipt printer', () => {
  it('prints Latin text that reads as it was written, with a code that can be scanned', async () => {
    expect(await printer.print(job(receipt('es', 'Ayuntamiento')))).toEqual({ kind: 'printed' });
    const [paper] = simulator.papers();
    if (!paper) throw new Error('no paper');
    const text = paperToText(paper).join('\n');
    expect(text).toContain('Importe');
    expect(text).toContain('42,50 €');
    expect(text).toContain('señora Muñoz');
    expect(simulator.errors()).toEqual([]);
    const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'paper.png');
    writeFileSync(file, paperToPng(paper));
    expect(execFileSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' }).trim()).toBe(
      'TKR1:millbrook:MILL1-42',
    );
  });

  it('marks a copy as one', async () => {
    await printer.print(job(receipt('es', 'Ayuntamiento'), true));
    expect(simulator.papers().flatMap(paperToText).join('\n')).toContain('*** COPIA ***');
  });

  it('prints as a picture what it has no characters for, and sets nothing off by it', async () => {
    expect(await printer.print(job(receipt('ar', 'بلدية')))).toEqual({ kind: 'printed' });
    expect(simulator.errors()).toEqual([]);
    expect(simulator.papers()).toHaveLength(1);
  });

  it('tells that the paper is near its end, and still prints', async () => {
    simulator.setFaults({ paperNearEnd: true });
    await until(() => printer.status().paper === 'near-end');
    expect(await printer.print(job(receipt('en', 'Town')))).toEqual({ kind: 'printed' });
  });

  it.each([
    ['paperOut', 'paper-out'],
    ['coverOpen', 'cover-open'],
    ['cutterError', 'cutter-error'],
    ['unrecoverable', 'printer-error'],
    ['garbageStatus', 'bad-answer'],
    ['silent', 'no-answer'],
    ['stalled', 'no-answer'],
    ['offline', 'offline'],
  ] as const)(
    'with %s before the job prints nothing and says %s',
    async (fault, reason) => {
      simulator.setFaults({ [fault]: true });
      expect(await printer.print(job(receipt('en', 'Town')))).toEqual({ kind: 'not-printed', reason });
      expect(simulator.papers()).toEqual([]);
    },
    20_000,
  );

  it('is there again when it comes back', async () => {
    simulator.setFaults({ offline: true });
    await until(() => printer.status().connection === 'offline');
    simulator.setFaults({ offline: false });
    await until(() => printer.status().connection === 'online');
    expect(await printer.print(job(receipt('en', 'Town')))).toEqual({ kind: 'printed' });
  });

  it('out of paper in mid-job is unconfirmed, and the next person gets nothing of it', async () => {
    simulator.schedule({ after: { unit: 'lines', count: 2 }, set: { paperOut: true } });
    expect(await printer.print(job(receipt('en', 'Person One')))).toEqual({
      kind: 'unconfirmed',
      reason: 'paper-out',
    });
    simulator.setFaults({ paperOut: false });
    await until(() => printer.status().paper === 'ok');
    const torn = simulator.papers().length;
    expect(await printer.print(job(receipt('en', 'Person Two')))).toEqual({ kind: 'printed' });
    const after = simulator.papers().slice(torn).flatMap(paperToText).join('\n');
    expect(after).toContain('Person Two');
    expect(after).not.toContain('Person One');
    expect(after.split('Conserve este recibo')).toHaveLength(2);
  });

  it('whose connection is cut in mid-job is unconfirmed', async () => {
    simulator.schedule({ after: { unit: 'bytes', count: 300 }, resetConnection: true });
    expect((await printer.print(job(receipt('en', 'Town')))).kind).toBe('unconfirmed');
  });

  it('whose cutter jams is unconfirmed', async () => {
    simulator.setFaults({ cutterJamsNext: true });
    expect(await printer.print(job(receipt('en', 'Town')))).toEqual({
      kind: 'unconfirmed',
      reason: 'cutter-error',
    });
  });

  it('prints every picture whole while the printer talks of itself', async () => {
    simulator.setFaults({ noise: true });
    for (let count = 0; count < 20; count += 1) {
      expect(await printer.print(job(receipt('ar', 'بلدية')))).toEqual({ kind: 'printed' });
    }
    const papers = simulator.papers();
    expect(papers).toHaveLength(20);
    expect(simulator.errors()).toEqual([]);
  });

  it('takes one job at a time', async () => {
    const [first, second] = await Promise.all([
      printer.print(job(receipt('en', 'A'))),
      printer.print(job(receipt('en', 'B'))),
    ]);
    expect([first.kind, second]).toEqual(['printed', { kind: 'not-printed', reason: 'busy' }]);
  });
});
