import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { samples } from './catalogue.ts';
import { onPanel } from './measured.ts';
import { showNextSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';

/** Sizes of pictures, and the shorter sides of the panels that show them. */
const PANELS = [
  { width: 1080, height: 1920, shortSideMm: 268 },
  { width: 1080, height: 1920, shortSideMm: 398 },
  { width: 1920, height: 1080, shortSideMm: 268 },
  { width: 1920, height: 1080, shortSideMm: 340 },
  { width: 1366, height: 768, shortSideMm: 194 },
];
const SAMPLES = ['form-person-composed', 'form-long-composed'];
const LEAST_MM = 20;

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
});
afterAll(() => app?.close());

test.each(PANELS)(
  'what Chinese letters may stand for can be touched on $width x $height, $shortSideMm mm',
  async ({ width, height, shortSideMm }) => {
    await app.page.setViewportSize({ width, height });
    const problems: string[] = [];
    for (const sample of samples.filter(({ name }) => SAMPLES.includes(name))) {
      await showNextSample(app.page, app.address, sample, 'zh-Hans');
      await onPanel(app.page, shortSideMm);
      for (const text of [100, 200] as const) {
        await app.page.locator('html').evaluate(dressForAccess, { ...NORMAL_ACCESS, text });
        const shown = await candidatesShown(app.page, shortSideMm);
        expect(shown.length, sample.name).toBeGreaterThan(2);
        for (const { name, sideMm, isWhole } of shown)
          if (sideMm < LEAST_MM || !isWhole) problems.push(`${sample.name} ${text} %: ${name} ${sideMm} mm`);
      }
    }
    expect(problems).toEqual([]);
  },
);

/** The candidates that can be seen, their shorter sides, and whether a finger hits them in each corner. */
const candidatesShown = (
  page: Page,
  shortSideMm: number,
): Promise<{ name: string; sideMm: number; isWhole: boolean }[]> =>
  page.evaluate(
    async ({ mm }) => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      const dotsEachMm = Math.min(window.innerWidth, window.innerHeight) / mm;
      return [...document.querySelectorAll<HTMLElement>('[data-candidates] button')].map((one) => {
        one.scrollIntoView({ block: 'nearest' });
        const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
        const corners = [
          [left + 4, top + 4],
          [right - 4, top + 4],
          [left + 4, bottom - 4],
          [right - 4, bottom - 4],
        ] as const;
        return {
          name: one.dataset.testid ?? '',
          sideMm: Math.round((Math.min(width, height) / dotsEachMm) * 10) / 10,
          isWhole: corners.every(([x, y]) => one.contains(document.elementFromPoint(x, y))),
        };
      });
    },
    { mm: shortSideMm },
  );
