import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp, type TestApp } from '../../main/window/testing/start-electron.ts';
import { type Sample, samples } from './catalogue.ts';
import { clipped } from './clipped.ts';
import { PSEUDO, pseudo, pseudoContent, pseudoEnglish } from './pseudo-locale.ts';
import { showSample } from './show-sample.ts';

describe('the pseudo-locale', () => {
  test('says English with accents and 40 % longer, and leaves values and signs as they are', () => {
    expect(pseudo('Pay {{amount}} now.')).toBe('Påýý {{amount}} ñööw.');
    const text = 'Choose your language';
    expect([...pseudo(text)].length).toBeGreaterThanOrEqual(Math.floor(text.length * 1.35));
    expect(pseudo('12:30 – 5 €')).toBe('12:30 – 5 €');
  });

  test('finds the texts of a town by their English form and nothing else', () => {
    const town = { id: 'water', title: { en: 'Water', fr: 'Eau' }, pages: [{ label: { en: 'Go' } }] };
    expect(pseudoContent(town)).toEqual({
      id: 'water',
      title: { en: pseudo('Water'), fr: 'Eau' },
      pages: [{ label: { en: pseudo('Go') } }],
    });
  });
});

describe('the screens in the pseudo-locale', () => {
  let built: TestApp;
  let electron: ElectronApplication;
  let server: PreviewServer;
  let page: Page;

  beforeAll(async () => {
    const root = join(import.meta.dirname, '../../renderer');
    built = await buildTestApp(join(import.meta.dirname, 'pseudo-main.ts'), {
      root,
      plugins: [pseudoEnglish],
      logLevel: 'error',
    });
    server = await preview({
      configFile: false,
      root,
      build: { outDir: join(built.folder, 'renderer') },
      preview: { port: 0, host: '127.0.0.1' },
      logLevel: 'error',
    });
    electron = await built.launch();
    page = await electron.firstWindow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
  }, 120_000);
  afterAll(async () => {
    await electron?.close();
    await server?.close();
    await built?.close();
  });

  const show = (sample: Sample): Promise<void> =>
    showSample(page, server.resolvedUrls?.local[0] ?? '', sample, PSEUDO);
  /** Areas that scroll show all they have; what is cut off beside them nobody can reach. */
  const cutOff = async (): Promise<string[]> =>
    (await clipped(page)).filter((problem) => /^(text too|beside)/.test(problem));

  test('have room for every text', async () => {
    const problems: string[] = [];
    for (const sample of samples) {
      await show(sample);
      for (const problem of await cutOff()) problems.push(`${sample.name}: ${problem}`);
    }
    expect(problems).toEqual([]);
  }, 240_000);

  test('tell a box that only English fits', async () => {
    const sample = samples.find(({ name }) => name === 'attract');
    if (!sample) throw new Error('there is no such screen');
    await show(sample);
    expect(await cutOff()).toEqual([]);
    await page.evaluate(
      ([english, long]) => {
        for (const words of [english, long]) {
          const button = document.createElement('button');
          button.textContent = words ?? '';
          button.style.cssText = 'position:fixed;inset:0 auto auto 0;white-space:nowrap;overflow:hidden';
          document.body.append(button);
          const first = document.querySelector<HTMLElement>('button[data-fits]');
          if (first) button.style.width = `${first.offsetWidth}px`;
          button.dataset.fits = 'yes';
        }
      },
      ['Choose your language', pseudo('Choose your language')],
    );
    expect(await cutOff()).toEqual([expect.stringMatching(/^text too wide: Çh/)]);
  });
});
