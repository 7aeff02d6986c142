import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { sampleOf } from './catalogue.ts';
import { isDrawn, showNextSample, showSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';
import { LOOKS } from './walk.ts';

const LANGUAGES = ['en', 'ar', 'zh-Hans'] as const;
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1366, height: 768 };
const PANELS = [UPRIGHT, LYING, { width: 1920, height: 1080 }];

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
});
afterAll(() => app?.close());

/** A visitor's screen, in the usual look. */
async function show(name: string, language: string): Promise<void> {
  await showNextSample(app.page, app.address, sampleOf(name), language);
  await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
  await app.page.evaluate(isDrawn);
}

describe('the frame of the screens', () => {
  for (const { width, height } of PANELS)
    test(`stays as it is on the first screen when the town's urgent notice comes (${width}x${height})`, async () => {
      await app.page.setViewportSize({ width, height });
      await show('home', 'en');
      const top = (): Promise<number | undefined> =>
        app.page
          .getByTestId('service-pay-bill')
          .boundingBox()
          .then((box) => box?.y);
      const notice = app.page.locator('[data-screen] [data-look]');
      expect(await notice.count()).toBe(1);
      const withNotice = await top();
      await notice.evaluate((element) => element.remove());
      expect(await top()).toBe(withNotice);
    });

  test('shows in the bar what cannot be used while a payment runs, and it does nothing', async () => {
    await app.page.setViewportSize(UPRIGHT);
    await show('paying-authorising', 'en');
    const off = app.page.locator('footer [aria-disabled="true"]');
    const names = await off.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.testid));
    expect(names).toEqual(['back', 'language', 'leave']);
    for (const one of await off.all()) await one.dispatchEvent('click');
    await app.page.evaluate(isDrawn);
    expect(await off.count()).toBe(3);
  });
});

describe('a receipt on the screen', () => {
  /** How many dots of the receipt's last line lie below what can be seen of it. */
  const hidden = (): Promise<number> =>
    app.page.locator('[data-fit]').evaluate((frame) => {
      const box = frame.querySelector('[data-scrolls]')?.getBoundingClientRect();
      const lines = [...frame.querySelectorAll('[data-scrolls] > * > *')];
      const last = Math.max(...lines.map((line) => line.getBoundingClientRect().bottom));
      return Math.max(0, Math.round(last - (box?.bottom ?? 0)));
    });

  for (const panel of PANELS)
    for (const language of LANGUAGES)
      test(`is wholly in sight, to be photographed (${panel.width}x${panel.height}, ${language})`, async () => {
        await app.page.setViewportSize(panel);
        for (const name of ['done-screen', 'done-screen-rated', 'slip-none']) {
          await show(name, language);
          expect(await hidden(), name).toBe(0);
          expect(await app.page.getByTestId('receipt-more').count(), name).toBe(0);
        }
        await show('done-screen', language);
        await expect.poll(() => app.page.locator('[data-fit]').innerText()).toContain('Mastercard');
      });

  test('that is longer says that there is more, and leads there and back', async () => {
    await app.page.setViewportSize(LYING);
    await show('done-screen-long', 'en');
    const more = app.page.getByTestId('receipt-more');
    await expect.poll(() => more.innerText()).toBe('There is more below');
    expect(await hidden()).toBeGreaterThan(0);
    await expect
      .poll(async () => {
        if ((await more.innerText()) === 'There is more below') await more.click();
        return hidden();
      })
      .toBe(0);
    await expect.poll(() => more.innerText()).toBe('Back to the top');
    await more.click();
    await expect.poll(() => more.innerText()).toBe('There is more below');
  });
});

describe('a touch', () => {
  const load = async (name: string): Promise<void> => {
    await app.page.setViewportSize(UPRIGHT);
    await showSample(app.page, app.address, sampleOf(name), 'en');
  };
  const typed = (): Promise<string> => app.page.getByTestId('account-number').inputValue();
  /** Two touches of a key, in two pictures one after the other. */
  const strikeTwice = (testId: string): Promise<void> =>
    app.page.getByTestId(testId).evaluate(async (key) => {
      (key as HTMLElement).click();
      await new Promise(requestAnimationFrame);
      (key as HTMLElement).click();
    });

  test('of the same key twice counts twice, and once for who has set that', async () => {
    await load('account-number');
    const before = await typed();
    await strikeTwice('key-1');
    await expect.poll(typed).toBe(`${before}11`);
    for (const testId of ['access', 'access-strike-once', 'access-done']) {
      await app.page.locator('html:not([data-settling])').waitFor();
      await app.page.getByTestId(testId).click();
    }
    await strikeTwice('key-2');
    await strikeTwice('key-3');
    await expect.poll(typed).toBe(`${before}1123`);
  });

  test('that comes with a new screen reaches nothing on it', async () => {
    await load('account-number');
    const settling = (): Promise<string[]> =>
      app.page.evaluate(() => {
        document.documentElement.dataset.settling = '';
        const { left, top } =
          document.querySelector('[data-testid=key-1]')?.getBoundingClientRect() ?? new DOMRect();
        const hit = document.elementFromPoint(left + 4, top + 4);
        delete document.documentElement.dataset.settling;
        const after = document.elementFromPoint(left + 4, top + 4);
        return [hit, after].map((one) => one?.closest('button')?.dataset.testid ?? 'nothing');
      });
    expect(await settling()).toEqual(['nothing', 'key-1']);
    // What comes to light sets it by itself, and takes it away again.
    await app.page.getByTestId('access').click();
    const seen = app.page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(document.documentElement.dataset.settling !== undefined);
          });
          observer.observe(document.documentElement, {
            attributes: true,
            attributeFilter: ['data-settling'],
          });
        }),
    );
    await app.page.getByTestId('access-done').click();
    expect(await seen).toBe(true);
    await app.page.locator('html:not([data-settling])').waitFor();
  });
});

describe('the keys on the screens', () => {
  const focused = (): Promise<string> =>
    app.page.evaluate(() => {
      const at = document.activeElement;
      return (at instanceof HTMLElement && at.dataset.testid) || at?.tagName.toLowerCase() || '';
    });

  async function load(name: string, headphones = false): Promise<void> {
    const sample = sampleOf(name);
    await showSample(app.page, app.address, { ...sample, view: { ...sample.view, headphones } }, 'en');
  }

  async function press(testId: string): Promise<void> {
    await app.page.getByTestId(testId).focus();
    await app.page.keyboard.press('Enter');
  }

  test('are all of one height in a row, also where a word stands on one and the text is largest', async () => {
    await load('account-surname');
    for (const look of LOOKS) {
      await app.page.locator('html').evaluate(dressForAccess, look);
      await app.page.evaluate(isDrawn);
      const rows = await app.page
        .locator('.hg-row')
        .evaluateAll((all) =>
          all.map((row) => [...row.querySelectorAll('button')].map((key) => Math.round(key.offsetHeight))),
        );
      expect(rows.length).toBeGreaterThan(3);
      for (const heights of rows) expect(new Set(heights).size, `${look.text} %: ${heights}`).toBe(1);
    }
    await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
  });

  test('what goes away by being pressed hands the focus on to what comes in its place', async () => {
    await load('form-years');
    await press('years-2021');
    await expect.poll(focused).toMatch(/^months-2021/);
    await app.page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^day-2021/);
    await load('form-signature');
    await press('signature-type');
    await expect.poll(focused).toBe('signature-typed');
    await press('signature-draw');
    await expect.poll(focused).toBe('signature-type');
  });

  test('headphones that are in already are read to from the first screen of a page that was loaded anew', async () => {
    // Here is no voice: as soon as it is to read, it says that it cannot.
    const tried = app.page.locator('[data-overlay="speech-none"]');
    await load('home', true);
    await tried.waitFor();
    await load('home');
    await expect.poll(focused).toBe('h1');
    expect(await tried.count()).toBe(0);
    // Nobody stands before the first screen.
    await load('attract', true);
    expect(await tried.count()).toBe(0);
  });
});
