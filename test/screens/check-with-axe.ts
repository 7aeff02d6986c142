import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { type InPage, inPage } from './in-one-call.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LOOK_RULES = ['color-contrast', 'color-contrast-enhanced', 'target-size'];

/** WCAG 1.4.3 (AA): 4.5:1 for text. WCAG 1.4.6 (AAA): 7:1 for text, 4.5:1 for large words; what a kiosk's screens promise. */
type Contrast = 'AA' | 'AAA';

/** What axe finds wrong on the page as it is now, a sentence each. A page that was not loaded anew keeps its axe. */
export async function axeProblems(page: Page, contrast: Contrast = 'AA'): Promise<string[]> {
  await loadAxe(page);
  return page.evaluate(problemsNow, everything(contrast));
}

const everything = (contrast: Contrast): axe.RunOptions => ({
  runOnly: { type: 'tag', values: RULES },
  rules: { 'color-contrast-enhanced': { enabled: contrast === 'AAA' } },
});

/** The same as a step of a page that has axe, with the contrast of AAA. */
export const allProblems = (): InPage<string[]> => inPage(problemsNow, everything('AAA'));

/** Of that what the colours and sizes of another look can change. */
export const lookProblems = (): InPage<string[]> =>
  inPage(problemsNow, { runOnly: { type: 'rule', values: LOOK_RULES } });

/** Gives the page axe, once. */
export async function loadAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

/** In the page, which has axe. */
async function problemsNow(options: axe.RunOptions): Promise<string[]> {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
    ...options,
    resultTypes: ['violations'],
  });
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
