import type { Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** WCAG 1.4.3 (AA): 4.5:1 for text. WCAG 1.4.6 (AAA): 7:1 for text, 4.5:1 for large words; what a kiosk's screens promise. */
type Contrast = 'AA' | 'AAA';

/** What axe finds wrong on the page as it is now, a sentence each. A page that was not loaded anew keeps its axe. */
export async function axeProblems(page: Page, contrast: Contrast = 'AA'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([tags, enhanced]) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'color-contrast-enhanced': { enabled: enhanced } },
        resultTypes: ['violations'],
      }),
    [RULES, contrast === 'AAA'] as const,
  );
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
