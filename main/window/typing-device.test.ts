import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildTestApp, type TestApp } from './testing/start-electron.ts';

/* A device that types, and somebody who does, in real Electron with real keys of the X server. */

let built: TestApp;
let electron: ElectronApplication;
let page: Page;

beforeAll(async () => {
  built = await buildTestApp(join(import.meta.dirname, 'testing/kiosk-main.ts'), {
    root: join(import.meta.dirname, 'testing/page'),
  });
  electron = await built.launch({ TEST_TYPING_DEVICE: '1' });
  page = await electron.firstWindow();
  await page.waitForSelector('#field');
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key }) => {
      document.body.dataset.heard = `${document.body.dataset.heard ?? ''}${key} `;
    });
  });
  await vi.waitFor(async () => {
    // A page takes no keys before it has been painted.
    await page.locator('#field').focus();
    xdotool('key', 'w');
    await vi.waitFor(async () => expect(await field()).toBe('w'), 2_000);
  }, 20_000);
  await page.locator('#field').fill('');
  await page.evaluate(() => {
    document.body.dataset.heard = '';
  });
}, 120_000);

afterAll(async () => {
  electron?.process().kill('SIGKILL');
  await built?.close();
});

const xdotool = (...args: string[]): void => {
  spawnSync('xdotool', args, { env: { ...process.env, DISPLAY: built.display }, timeout: 10_000 });
};
const typed = (): Promise<string[]> =>
  electron.evaluate(() => (globalThis as unknown as { seen: { typed: string[] } }).seen.typed);
const field = (): Promise<string> => page.locator('#field').inputValue();
const heard = (): Promise<string> => page.evaluate(() => document.body.dataset.heard ?? '');
const soon = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 10_000, interval: 50 });

it('keeps a device’s line from the field that has the focus, and lets people type into it', async () => {
  xdotool('type', '--delay', '120', 'ab1 -');
  await soon(async () => expect(await field()).toBe('ab1 -'));
  xdotool('key', 'Return');
  await soon(async () => expect(await heard()).toBe('a b 1   - Enter '));

  const codes = ['21234000112233', '04A2b91c-5E'];
  for (const code of codes) await present(code);
  expect((await typed()).filter((line) => line !== '(cut-short)')).toEqual(codes);

  await page.locator('#field').fill('');
  xdotool('type', '--delay', '120', 'Z');
  await soon(async () => expect(await field()).toBe('Z'));
});

/** Presents a code until it is read, as a person does: on a busy machine the program that types for the device may falter. */
const present = (code: string): Promise<void> =>
  vi.waitFor(
    async () => {
      await page.locator('#field').fill('');
      const before = (await typed()).length;
      xdotool('type', '--delay', '1', `${code}\n`);
      await vi.waitFor(async () => expect((await typed()).length).toBeGreaterThan(before), 3_000);
      const heardNow = (await typed()).slice(before);
      expect(heardNow).toEqual([code]);
      expect(await field()).toBe('');
    },
    { timeout: 30_000, interval: 1_100 },
  );

it.each([
  ['é', 'Digit2', 50],
  ['ض', 'KeyQ', 81],
  ['ж', 'Semicolon', 186],
])('gives people the character of their own layout: %s', async (key, code, windowsVirtualKeyCode) => {
  await page.locator('#field').fill('');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key,
    code,
    text: key,
    windowsVirtualKeyCode,
  });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode });
  await soon(async () => expect(await field()).toBe(key));
});
