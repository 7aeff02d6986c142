import type { Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LOOK_RULES = ['color-contrast', 'color-contrast-enhanced', 'target-size'];

/** WCAG 1.4.3 (AA): 4.5:1 for text. WCAG 1.4.6 (AAA): 7:1 for text, 4.5:1 for large words; what a kiosk's screens promise. */
type Contrast = 'AA' | 'AAA';

/** What axe finds wrong on the page as it is now, a sentence each. A page that was not loaded anew keeps its axe. */
export function axeProblems(page: Page, contrast: Contrast = 'AA'): Promise<string[]> {
  const rules = { 'color-contrast-enhanced': { enabled: contrast === 'AAA' } };
  return problems(page, { runOnly: { type: 'tag', values: RULES }, rules });
}

/** Of that what the colours and sizes of another look can change. */
export const lookProblems = (page: Page): Promise<string[]> =>
  problems(page, { runOnly: { type: 'rule', values: LOOK_RULES } });

async function problems(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked),
    { ...options, resultTypes: ['violations' as const] },
  );
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
