import { afterEach, describe, expect, it } from 'vitest';
import type { PrintJob, ReceiptPrinter } from '../index.ts';
import { createEscPosPrinter } from './create-escpos-printer.ts';
import { paperToText } from './decoder/index.ts';
import { printerProfile } from './profiles.ts';
import { type PrinterSimulator, startPrinterSimulator } from './simulator/index.ts';
import { until } from './testing/until.ts';

/*
 * Printers that cannot clear their buffer: what they hold when the paper ends comes out when new paper is put in. However far a receipt has
 * come by then, at most one more line of it may.
 */

let simulator: PrinterSimulator;
let printer: ReceiptPrinter;
afterEach(async () => {
  await printer.close();
  await simulator.close();
});

/** One printed line, or the rows of a slice. */
const A_LINE_DOTS = 34;

async function start(profile: string, pollMs: number): Promise<void> {
  const { widthDots } = printerProfile(profile);
  simulator = await startPrinterSimulator({
    transport: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    dotsPerSecond: 50_000,
    widthDots,
  });
  await simulator.setFaults({ keepsBuffer: true });
  if (simulator.address.kind !== 'tcp') throw new Error('not on the network');
  printer = createEscPosPrinter({
    port: simulator.address,
    profile: printerProfile(profile),
    rasterise: async (_document, _copy, width) => ({
      widthDots: width,
      heightDots: 400,
      rows: new Uint8Array((width / 8) * 400).fill(0x55),
    }),
    logo: () => ({ widthDots: 128, heightDots: 100, rows: new Uint8Array(16 * 100).fill(0x55) }),
    pollMs,
    random: () => 0.5,
    log: () => undefined,
  });
}

const job = (name: string, language = 'en'): PrintJob => ({
  jobId: 'MILL1-42',
  copy: false,
  document: {
    language,
    direction: 'ltr',
    title: 'Receipt',
    blocks: [
      { kind: 'logo' },
      ...Array.from({ length: 12 }, (_, index) => ({
        kind: 'text' as const,
        text: `${name}, line ${index + 1}`,
        align: 'start' as const,
        weight: 'normal' as const,
      })),
    ],
  },
});

const textFrom = (paper: number): string => simulator.papers().slice(paper).flatMap(paperToText).join('\n');

const EVERYWHERE = [1, 120, 200, 333, 390];

describe.each([
  ['text, on a model without the command', 'generic-58', 'en', EVERYWHERE],
  ['a picture, on a model without the command', 'raster-only-80', 'en', EVERYWHERE],
  // The command's answer is waited for every time, which takes seconds.
  ['text, on a model that should have the command and does not answer it', 'epson-tm-t20', 'en', [200]],
  ['a picture, on such a model', 'epson-tm-t20', 'zh-Hans', [200]],
])('a receipt of %s', (_, profile, language, places) => {
  const first = language === 'en' ? 'Secret' : '秘密';

  it.each(places)(
    'whose paper ends after %i dots leaves at most one line, which does not reach the next resident',
    async (dots) => {
      await start(profile, 50);
      simulator.schedule({ after: { unit: 'dots', count: dots }, set: { paperOut: true } });
      expect(await printer.print(job(first, language))).toEqual({ kind: 'unconfirmed', reason: 'paper-out' });
      const stood = simulator.papers().length;
      const changed = simulator.setFaults({ paperOut: false });
      const [left] = simulator.papers().slice(stood);
      expect(left?.lengthDots ?? 0).toBeLessThanOrEqual(A_LINE_DOTS);
      await changed;
      // It is cut off while the member of staff still stands there, before anybody prints.
      await until(() => simulator.papers().at(-1)?.end === 'partial-cut');
      const torn = simulator.papers().length;
      expect(
        textFrom(stood)
          .split('\n')
          .filter((line) => line !== '').length,
      ).toBeLessThanOrEqual(1);
      expect(await printer.print(job('Next', 'en'))).toEqual({ kind: 'printed' });
      expect(simulator.papers()).toHaveLength(torn + 1);
      expect(textFrom(torn)).not.toContain(first);
      if (profile !== 'raster-only-80') expect(textFrom(torn)).toContain('Next, line 12');
      expect(simulator.errors()).toEqual([]);
    },
  );

  it('is printed whole where nothing happens', async () => {
    await start(profile, 60_000);
    expect(await printer.print(job(first, language))).toEqual({ kind: 'printed' });
    expect(simulator.papers().map(({ end }) => end)).toEqual(['partial-cut']);
    expect(simulator.errors()).toEqual([]);
  });
});

it('a next job that comes before the look cuts the line off itself', async () => {
  await start('generic-58', 60_000);
  simulator.schedule({ after: { unit: 'lines', count: 9 }, set: { paperOut: true } });
  expect((await printer.print(job('Secret'))).kind).toBe('unconfirmed');
  await simulator.setFaults({ paperOut: false });
  expect(await printer.print(job('Next'))).toEqual({ kind: 'printed' });
  const [last, before] = simulator.papers().toReversed();
  expect(last && paperToText(last).join('\n')).not.toContain('Secret');
  expect(before && paperToText(before).length).toBeLessThanOrEqual(1);
});

it('a picture that was cut off in the middle of its data does not swallow the next receipt', async () => {
  await start('raster-only-80', 60_000);
  simulator.schedule({ after: { unit: 'bytes', count: 4_000 }, resetConnection: true });
  expect((await printer.print(job('Secret'))).kind).toBe('unconfirmed');
  expect(simulator.state().pendingBytes).toBeGreaterThan(1_000);
  expect(await printer.print(job('Next'))).toEqual({ kind: 'printed' });
  expect(simulator.papers().map(({ end }) => end)).toEqual(['partial-cut', 'partial-cut']);
  // The questions that were asked meanwhile fell into the picture's data.
  expect(simulator.errors().map(({ kind }) => kind)).toEqual(['real-time-in-data']);
}, 60_000);
