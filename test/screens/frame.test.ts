import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { type Sample, samples } from './catalogue.ts';
import { cutOff } from './clipped.ts';
import { showNextSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';
import { wantedSamples } from './wanted.ts';

/** Each size in a script of its own. */
const SIZES = [
  { width: 1080, height: 1920, language: 'en', titleTop: 176, bar: 'top 1768, height 152' },
  { width: 1920, height: 1080, language: 'ar', titleTop: 144, bar: 'top 960, height 120' },
  { width: 1366, height: 768, language: 'uk', titleTop: 94, bar: 'top 683, height 85' },
] as const;
const LOW_REACH: AccessSettings = { ...NORMAL_ACCESS, reach: 'low' };
/** All screens in one test: minutes on a machine that is busy with something else. */
const SWEEP_GUARD_MS = 1_800_000;

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
});
afterAll(() => app?.close());

describe('the frame of the screens', () => {
  for (const { width, height, language, titleTop, bar } of SIZES)
    test(
      `has the title at one height, one bar in one place, and nothing is cut (${width}x${height}, ${language})`,
      async () => {
        await app.page.setViewportSize({ width, height });
        const problems: string[] = [];
        for (const [, sample] of wantedSamples()) {
          await show(sample, language);
          const found = await app.page.evaluate(frameShown);
          if (found.titleTop !== titleTop) problems.push(`${sample.name}: title at ${found.titleTop}`);
          if (found.bar !== bar) problems.push(`${sample.name}: bar ${found.bar}`);
          if (found.inBar !== BAR) problems.push(`${sample.name}: in the bar ${found.inBar}`);
          for (const cut of await cutOff(app.page)) problems.push(`${sample.name}: ${cut}`);
        }
        expect(problems).toEqual([]);
      },
      SWEEP_GUARD_MS,
    );

  test(
    'has nothing to touch above the middle of an upright panel for who sets the reach low',
    async () => {
      await app.page.setViewportSize({ width: 1080, height: 1920 });
      const problems: string[] = [];
      for (const [, sample] of wantedSamples()) {
        await show(sample, 'en');
        await app.page.locator('html').evaluate(dressForAccess, LOW_REACH);
        await app.page.evaluate(isDrawn);
        for (const high of await app.page.evaluate(aboveTheMiddle)) problems.push(`${sample.name}: ${high}`);
      }
      expect(problems).toEqual([]);
    },
    SWEEP_GUARD_MS,
  );

  for (const { width, height } of SIZES)
    test(`stays as it is on the first screen when the town's urgent notice comes (${width}x${height})`, async () => {
      await app.page.setViewportSize({ width, height });
      const home = samples.find(({ name }) => name === 'home');
      if (!home) throw new Error('there is no such screen');
      await show(home, 'en');
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
    const paying = samples.find(({ name }) => name === 'paying-authorising');
    if (!paying) throw new Error('there is no such screen');
    await app.page.setViewportSize({ width: 1080, height: 1920 });
    await show(paying, 'en');
    const off = app.page.locator('footer [aria-disabled="true"]');
    const names = await off.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.testid));
    expect(names).toEqual(['back', 'language', 'leave']);
    for (const one of await off.all()) await one.dispatchEvent('click');
    await app.page.evaluate(isDrawn);
    expect(await off.count()).toBe(3);
  });
});

/** What stands in the bar, in this order. */
const BAR = 'back access read-aloud language help leave';

async function show(sample: Sample, language: string): Promise<void> {
  await showNextSample(app.page, app.address, sample, language);
  await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
  await app.page.evaluate(isDrawn);
}

/** In the page: where the title and the bar of the screen stand. */
function frameShown(): { titleTop: number; bar: string; inBar: string } {
  const screen = document.querySelector('[data-screen]:not([data-before])');
  const title = screen?.querySelector('h1')?.getBoundingClientRect();
  const bar = screen?.querySelector('footer');
  const { top = -1, height = -1 } = bar?.getBoundingClientRect() ?? {};
  return {
    titleTop: Math.round(title?.top ?? -1),
    bar: `top ${Math.round(top)}, height ${Math.round(height)}`,
    inBar: [...(bar?.querySelectorAll('button') ?? [])].map((one) => one.dataset.testid).join(' '),
  };
}

/** In the page: what can be touched and begins above its middle. The touch that begins a session is felt anywhere. */
function aboveTheMiddle(): string[] {
  const touched = '[data-screen] :is(button, input, textarea, [role="checkbox"]):not([data-testid="start"])';
  return [...document.querySelectorAll<HTMLElement>(touched)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().top < window.innerHeight / 2)
    .map(
      (one) => `${one.dataset.testid ?? one.textContent} at ${Math.round(one.getBoundingClientRect().top)}`,
    );
}

/** In the page: waits until the new look is drawn and what observes its sizes has answered to them. */
async function isDrawn(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}
