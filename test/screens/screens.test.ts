import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { type Sample, samples } from './catalogue.ts';
import { axeProblems } from './check-with-axe.ts';
import { cutOff } from './clipped.ts';
import { onPanel, smallestCapitalMm, smallTargets } from './measured.ts';
import { showNextSample, showSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';
import { wantedSamples } from './wanted.ts';

const LANGUAGES = ['en', 'ar', 'zh-Hans'] as const;
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1366, height: 768 };
/** Together every colour theme, size of text, reach and hand. */
const LOOKS: readonly AccessSettings[] = [
  NORMAL_ACCESS,
  { ...NORMAL_ACCESS, theme: 'dark', text: 150, hand: 'left' },
  { ...NORMAL_ACCESS, theme: 'contrast', text: 120, reach: 'low' },
  { ...NORMAL_ACCESS, theme: 'yellow', text: 200 },
];

/**
 * Each screen is checked once in every look, two of them in the first script and one in each of the others; and it is turned from
 * script to script. All combinations are what `node test/screens/take.ts` goes through. The page is loaded once: each
 * sample comes as the next visitor's session. That a page comes up by itself in any state is what the end-to-end tests and
 * `take.ts` see, which load it for each.
 */
const looksOf = (sample: number, script: number): readonly AccessSettings[] =>
  [[0, 2], [1], [3]][script]?.flatMap((more) => LOOKS[(sample + more) % LOOKS.length] ?? []) ?? [];

/** The shorter sides of panels that towns have, in millimetres, and how small what is touched and read on them may be. */
const PANELS = {
  upright: [
    { shortSideMm: 398, target: 20, capital: 4.8 },
    { shortSideMm: 340, target: 20, capital: 4.8 },
    { shortSideMm: 268, target: 20, capital: 4.8 },
  ],
  // Six rows of keys, and four lines above five, leave keys of 14 mm there.
  lying: [{ shortSideMm: 194, target: 14, capital: 4.8 }],
} as const;

/** The panel of the samples' own settings. */
const USUAL_PANEL_MM = 340;

/** What is too small to be touched or read on those panels. */
async function measured(size: { readonly width: number; readonly height: number }): Promise<string[]> {
  const problems: string[] = [];
  for (const { shortSideMm, target, capital } of PANELS[size.width < size.height ? 'upright' : 'lying']) {
    await onPanel(app.page, shortSideMm);
    const small = await smallTargets(app.page, shortSideMm, target);
    if (small.length > 0) problems.push(`on ${shortSideMm} mm has small targets: ${small.join(', ')}`);
    const height = await smallestCapitalMm(app.page, shortSideMm);
    if (height < capital) problems.push(`on ${shortSideMm} mm has capitals of ${height.toFixed(2)} mm`);
  }
  await onPanel(app.page, USUAL_PANEL_MM);
  return problems;
}

/** All screens in one test: minutes on a machine that is busy with something else. */
const SWEEP_GUARD_MS = 1_800_000;

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
});
afterAll(() => app?.close());

describe('the screens', () => {
  async function check(sample: Sample, at: number, script: number): Promise<string[]> {
    const language = LANGUAGES[script] ?? 'en';
    const size = (at + script) % 2 === 0 ? UPRIGHT : LYING;
    await app.page.setViewportSize(size);
    await showNextSample(app.page, app.address, sample, language);
    const problems: string[] = [];
    for (const look of looksOf(at, script)) {
      await app.page.locator('html').evaluate(dressForAccess, look);
      await app.page.evaluate(isDrawn);
      const where = `${sample.name} ${language} ${size.width}x${size.height} ${look.theme} ${look.text} %`;
      for (const problem of await axeProblems(app.page, 'AAA')) problems.push(`${where}: ${problem}`);
      for (const problem of await cutOff(app.page)) problems.push(`${where}: ${problem}`);
    }
    if (language === 'en') {
      await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
      for (const problem of await measured(size)) problems.push(`${sample.name} ${problem}`);
      await app.page.evaluate(spaceOut);
      await app.page.evaluate(isDrawn);
      for (const problem of await cutOff(app.page)) problems.push(`${sample.name} spaced: ${problem}`);
      await app.page.evaluate(spaceAsBefore);
    }
    return problems;
  }

  for (const [script, language] of LANGUAGES.entries()) {
    test(
      `have nothing that axe finds wrong, and room for every word, in every theme, size of text and spacing (${language})`,
      async () => {
        const problems: string[] = [];
        for (const [at, sample] of wantedSamples()) problems.push(...(await check(sample, at, script)));
        expect(problems).toEqual([]);
      },
      SWEEP_GUARD_MS,
    );
  }
});

describe('a receipt on the screen', () => {
  const PANELS = [UPRIGHT, LYING, { width: 1920, height: 1080 }];
  const show = async (name: string, language: string): Promise<void> => {
    const sample = samples.find((one) => one.name === name);
    if (!sample) throw new Error(`no sample ${name}`);
    await showSample(app.page, app.address, sample, language);
    await app.page.evaluate(isDrawn);
  };
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
  const show = async (name: string): Promise<void> => {
    const sample = samples.find((one) => one.name === name);
    if (!sample) throw new Error(`no sample ${name}`);
    await app.page.setViewportSize(UPRIGHT);
    await showSample(app.page, app.address, sample, 'en');
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
    await show('account-number');
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
    await show('account-number');
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

  async function show(name: string, headphones = false): Promise<void> {
    const sample = samples.find((one) => one.name === name);
    if (!sample) throw new Error(`no sample ${name}`);
    await showSample(app.page, app.address, { ...sample, view: { ...sample.view, headphones } }, 'en');
  }

  async function press(testId: string): Promise<void> {
    await app.page.getByTestId(testId).focus();
    await app.page.keyboard.press('Enter');
  }

  test('are all of one height in a row, also where a word stands on one and the text is largest', async () => {
    await show('account-surname');
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
});

/** In the page: waits until the new look is drawn and what observes its sizes has answered to them. */
async function isDrawn(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}

/** In the page: the spacing of WCAG 1.4.12. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}

/** In the page. */
function spaceAsBefore(): void {
  document.adoptedStyleSheets = [];
}
