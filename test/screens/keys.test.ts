import { afterAll, beforeAll, expect, test } from 'vitest';
import { samples } from './catalogue.ts';
import { showSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
  await app.page.setViewportSize({ width: 1080, height: 1920 });
}, 120_000);
afterAll(() => app?.close());

const focused = (): Promise<string> =>
  app.page.evaluate(() => {
    const at = document.activeElement;
    return (at instanceof HTMLElement && at.dataset.testid) || at?.tagName.toLowerCase() || '';
  });

async function show(name: string, headphones = false): Promise<void> {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  await showSample(app.page, app.address, { ...sample, view: { ...sample.view, headphones } }, 'en');
}

async function press(testId: string): Promise<void> {
  await app.page.getByTestId(testId).focus();
  await app.page.keyboard.press('Enter');
}

test('what goes away by being pressed hands the focus on to what comes in its place', async () => {
  await show('form-years');
  await press('years-2021');
  await expect.poll(focused).toMatch(/^months-2021/);
  await app.page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/^day-2021/);
  await show('form-signature');
  await press('signature-type');
  await expect.poll(focused).toBe('signature-typed');
  await press('signature-draw');
  await expect.poll(focused).toBe('signature-type');
});

test('headphones that are in already are read to from the first screen of a page that was loaded anew', async () => {
  // Here is no voice: as soon as it is to read, it says that it cannot.
  const tried = app.page.locator('[data-overlay="speech-none"]');
  await show('home', true);
  await tried.waitFor();
  await show('home');
  await expect.poll(focused).toBe('h1');
  expect(await tried.count()).toBe(0);
  // Nobody stands before the first screen.
  await show('attract', true);
  expect(await tried.count()).toBe(0);
});
