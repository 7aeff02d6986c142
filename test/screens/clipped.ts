import type { Page } from '@playwright/test';

/** What does not fit: text wider than its box, buttons that are partly outside of the picture, areas that scroll. */
export const clipped = (page: Page): Promise<string[]> => page.evaluate(clippedNow);

/** The same, in the page. */
export function clippedNow(): string[] {
  const out: string[] = [];
  for (const button of document.querySelectorAll<HTMLElement>('button, h1, input')) {
    const box = button.getBoundingClientRect();
    const name = button.textContent?.slice(0, 30) || button.dataset.testid || button.tagName;
    if (box.right > innerWidth + 1 || box.left < -1) out.push(`beside the picture: ${name}`);
    if (box.bottom > innerHeight + 1) out.push(`below the picture: ${name}`);
    if (button.scrollWidth > button.clientWidth + 2 && button.tagName !== 'INPUT')
      out.push(`text too wide: ${name}`);
    if (button.scrollHeight > button.clientHeight + 2 && button.tagName === 'BUTTON')
      out.push(`text too high by ${button.scrollHeight - button.clientHeight}: ${name}`);
  }
  for (const area of document.querySelectorAll<HTMLElement>('main > div'))
    if (area.scrollHeight > area.clientHeight + 2 && getComputedStyle(area).overflowY !== 'visible')
      out.push(`scrolls: ${area.className} by ${area.scrollHeight - area.clientHeight}`);
  return out;
}

/** Of that what nobody can reach: areas that scroll show all they have. */
export const cutOff = async (page: Page): Promise<string[]> => ofCutOff(await clipped(page));

export const ofCutOff = (problems: readonly string[]): string[] =>
  problems.filter((problem) => /^(text too|beside)/.test(problem));
