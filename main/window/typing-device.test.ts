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
  expect(await heard()).toBe('a b 1   - ');

  xdotool('type', '--delay', '3', '21234000112233\n');
  await soon(async () => expect(await typed()).toEqual(['21234000112233']));
  xdotool('type', '--delay', '8', '04A2b91c-5E\n');
  await soon(async () => expect(await typed()).toEqual(['21234000112233', '04A2b91c-5E']));

  xdotool('type', '--delay', '120', 'Z');
  await soon(async () => expect(await field()).toBe('ab1 -Z'));
  expect((await heard()).replaceAll('Shift ', '')).toBe('a b 1   - Z ');
});

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
