import { afterAll, beforeAll, expect, test } from 'vitest';
import { dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { type Sample, sampleOf } from './catalogue.ts';
import { onPanel, smallestCapitalMm } from './measured.ts';
import { callsOf, isDrawn, showLater, showNextSample, showSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';
import { townOfSamples } from './town-of-samples.ts';

// How the screens are seen and operated by residents with little sight, one finger, or keys alone.

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
  await app.page.setViewportSize({ width: 1080, height: 1920 });
});
afterAll(() => app?.close());

async function show(name: string, language = 'en'): Promise<void> {
  await showNextSample(app.page, app.address, sampleOf(name), language);
  await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
}

test('the page names its language and direction, and a part in another language names its own', async () => {
  const page = (): Promise<string> =>
    app.page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
  await show('bills');
  expect(await page()).toBe('en ltr');
  await showLater(app.page, sampleOf('bills'), 'ar');
  await expect.poll(page).toBe('ar rtl');
  const part = app.page.locator('[data-screen] [lang="en"]');
  expect((await part.allInnerTexts()).join()).toContain('Parking fine');
  expect(await part.first().getAttribute('dir')).toBe('ltr');
});

test('a press acts when the finger is lifted, and not when it is moved away before', async () => {
  await show('home');
  const opened = (): number => callsOf(app.page).filter(({ name }) => name === 'session.openService').length;
  const before = opened();
  const box = await app.page.getByTestId('service-pay-bill').boundingBox();
  if (!box) throw new Error('there is no such service');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await app.page.mouse.move(x, y);
  await app.page.mouse.down();
  await app.page.mouse.move(x, box.y - 40);
  await app.page.mouse.up();
  await app.page.mouse.move(x, y);
  await app.page.mouse.down();
  await app.page.evaluate(isDrawn);
  expect(opened()).toBe(before);
  await app.page.mouse.up();
  await expect.poll(opened).toBe(before + 1);
});

test('the search begins with what is often looked for, and an answer that is opened in a list is counted', async () => {
  await show('look-up-search');
  const first = await app.page.getByTestId('results').locator('h2, button').allInnerTexts();
  expect(first.slice(0, 6).map((text) => text.split('\n')[0])).toEqual([
    'Often looked for',
    'Town library',
    'Book a hall, court or pool lane',
    'Bus times',
    'You can do this here',
    'Pay a bill',
  ]);
  await show('look-up-questions');
  await expect
    .poll(() => callsOf(app.page).filter(({ name }) => name === 'lookUp.answerOpened'))
    .toEqual([{ name: 'lookUp.answerOpened', input: { id: 'lost-and-found' } }]);
});

test('a practice bill is paid to its end, and nothing of it reaches main', async () => {
  await show('practice-terminal');
  const terminal = app.page.locator('[data-screen=home] h1');
  expect(await terminal.innerText()).toBe('Tap or insert your card');
  for (const asked of ['PIN', 'Take', 'how you pay']) {
    await app.page.evaluate(endSettling);
    await app.page.getByTestId('continue').click();
    await expect.poll(() => terminal.innerText()).toContain(asked);
  }
  expect(callsOf(app.page).filter(({ name }) => /^(bills|payment)\./.test(name))).toEqual([]);
  await app.page.evaluate(endSettling);
  await app.page.getByTestId('practice-stop').click();
  await app.page.getByTestId('service-pay-bill').waitFor();
});

test('the map is enlarged and made smaller by buttons, with one finger', async () => {
  await show('look-up-places-map');
  const spread = (): Promise<number> =>
    app.page.locator('.maplibregl-marker').evaluateAll((all) => {
      const tops = all.map((one) => Math.round(one.getBoundingClientRect().top));
      return Math.max(...tops) - Math.min(...tops);
    });
  const before = await spread();
  await app.page.getByTestId('map-nearer').click();
  await expect.poll(spread).toBeGreaterThan(before * 1.2);
  const nearer = await spread();
  await app.page.getByTestId('map-further').click();
  await expect.poll(spread).toBeLessThan(nearer / 1.2);
});

test('what has the focus is framed by at least 4 dots, and is in sight, wherever keys lead', async () => {
  for (const name of ['home', 'account-surname', 'form-review']) {
    await show(name);
    const seen = new Set<string>();
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await app.page.keyboard.press('Tab');
      await app.page.evaluate(isDrawn);
      const at = await app.page.evaluate(focusShown);
      expect(at, `${name} after ${at.name}`).toMatchObject({ outline: 'solid', inSight: true });
      expect(at.width).toBeGreaterThanOrEqual(4);
      seen.add(at.name);
    }
    expect(seen.size).toBeGreaterThan(5);
  }
});

test('text and titles grow to twice their size', async () => {
  await show('bills');
  const sizes = (): Promise<number[]> =>
    app.page.evaluate(() =>
      ['h1', '[data-screen] main p', '[data-screen] main button'].map((selector) =>
        Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize),
      ),
    );
  const normal = await sizes();
  await app.page.locator('html').evaluate(dressForAccess, { ...NORMAL_ACCESS, text: 200 as const });
  const large = await sizes();
  expect(large).toEqual(normal.map((size) => size * 2));
});

test('the largest text has capital letters of 0.7 degrees at 600 mm on a panel of 340 mm', async () => {
  for (const name of ['home', 'account-number', 'bills', 'review', 'form-date', 'done-screen']) {
    await show(name);
    await app.page.locator('html').evaluate(dressForAccess, { ...NORMAL_ACCESS, text: 200 as const });
    await onPanel(app.page, 340);
    await app.page.evaluate(isDrawn);
    expect(await smallestCapitalMm(app.page, 340), name).toBeGreaterThanOrEqual(7.3);
  }
});

test('nothing moves for who has set that, also where the kiosk works and the resident waits', async () => {
  await app.page.emulateMedia({ reducedMotion: 'no-preference' });
  const moving = (): Promise<number> => app.page.evaluate(() => document.getAnimations().length);
  await show('printing');
  expect(await moving()).toBeGreaterThan(0);
  await app.page.locator('html').evaluate(dressForAccess, { ...NORMAL_ACCESS, motion: 'less' as const });
  await expect.poll(moving).toBe(0);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
});

test('a film is silent, begins and stops by a button alone, and has its words below it', async () => {
  const town = townOfSamples('millbrook');
  const page = town.content.pages.find(({ blocks }) => blocks.some(({ kind }) => kind === 'video'));
  if (!page) throw new Error('no page has a film');
  const path = { kind: 'page' as const, id: page.id };
  const film: Sample = {
    name: 'film',
    town,
    screen: () => ({ kind: 'look-up', path, often: [], notNow: [], canPrint: true, taken: null }),
  };
  await showSample(app.page, app.address, film, 'en');
  const playing = (): Promise<string> =>
    app.page
      .locator('video')
      .evaluate(
        (one: HTMLVideoElement) => `${one.muted ? 'silent' : 'loud'} ${one.paused ? 'stands' : 'plays'}`,
      );
  expect(await playing()).toBe('silent stands');
  await app.page.getByTestId('film').click();
  await expect.poll(playing).toBe('silent plays');
  await app.page.getByTestId('film').click();
  await expect.poll(playing).toBe('silent stands');
  expect(await app.page.locator('figcaption').innerText()).toContain('the river flows under the bridge');
});

/** In the page: ends the moment in which a new screen takes no taps. */
function endSettling(): void {
  delete document.documentElement.dataset.settling;
}

/** In the page: what has the focus, its frame, and whether it is seen where it stands. */
function focusShown(): { name: string; outline: string; width: number; inSight: boolean } {
  const at = document.activeElement ?? document.body;
  const { left, top, width, height } = at.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const style = getComputedStyle(at);
  return {
    name: (at as HTMLElement).dataset.testid ?? at.tagName,
    outline: style.outlineStyle,
    width: Number.parseFloat(style.outlineWidth),
    inSight: hit !== null && (at.contains(hit) || hit.contains(at)),
  };
}

test('a screen in another language comes whole: the one before stays until its words are there', async () => {
  await showSample(app.page, app.address, sampleOf('home'), 'en');
  const heading = (): Promise<string> => app.page.locator('h1').innerText();
  const before = await heading();
  const asked = Promise.withResolvers<void>();
  const mayCome = Promise.withResolvers<void>();
  await app.page.route('**/assets/fr-*.js', async (route) => {
    asked.resolve();
    await mayCome.promise;
    await route.continue();
  });
  await showLater(app.page, sampleOf('home'), 'fr');
  await asked.promise;
  await app.page.evaluate(isDrawn);
  expect([await heading(), await app.page.locator('html').getAttribute('lang')]).toEqual([before, 'en']);
  mayCome.resolve();
  await expect.poll(() => app.page.locator('html').getAttribute('lang')).toBe('fr');
  expect(await heading()).not.toBe(before);
});

test('a screen that cannot be read is no blank one: a sentence shows, and main loads the page anew', async () => {
  await app.page.route('**/assets/status-*.js', (route) => route.abort());
  await showSample(app.page, app.address, sampleOf('home'), 'en');
  await showLater(app.page, sampleOf('status-reference'), 'en');
  await app.page.locator('[data-screen=restarting] h1').waitFor();
  const isAsked = (): boolean => callsOf(app.page).some(({ name }) => name === 'app.loadAnew');
  await expect.poll(isAsked).toBe(true);
  // What main shows in the meantime and the page has is shown.
  await showLater(app.page, sampleOf('home'), 'en');
  await app.page.locator('[data-screen=home]').waitFor();
  await app.page.unroute('**/assets/status-*.js');
});
