import type { Page } from '@playwright/test';

/** Shows the page as on a panel whose shorter side is so long. */
export const onPanel = (page: Page, shortSideMm: number): Promise<void> =>
  page.evaluate(showOnPanel, shortSideMm);

/** How high the capital letters of the smallest text on the page are, in millimetres of that panel. */
export const smallestCapitalMm = (page: Page, shortSideMm: number): Promise<number> =>
  page.evaluate(capitalMm, shortSideMm);

/** In the page. */
export function showOnPanel(shortSideMm: number): void {
  const shortSide = Math.min(window.innerWidth, window.innerHeight);
  document.documentElement.style.setProperty('--mm', `${shortSide / shortSideMm}px`);
}

/** In the page: how high the smallest capital letters are, in millimetres of a panel with this shorter side. */
export function capitalMm(shortSideMm: number): number {
  /** Capital letters of Noto Sans against its size. */
  const capital = 0.714;
  const dotsEachMm = Math.min(window.innerWidth, window.innerHeight) / shortSideMm;
  const words = [...document.querySelectorAll<HTMLElement>('[data-screen] *, [data-overlay] *')].filter(
    (one) =>
      one.checkVisibility() &&
      one.closest('.for-listening, [aria-hidden="true"], svg, canvas') === null &&
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const sizes = words.map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  return (Math.min(...sizes) * capital) / dotsEachMm;
}

/** In the page: what can be touched and is smaller than so many millimetres on a panel with this shorter side. */
export function smallTargets(shortSideMm: number, leastMm: number): string[] {
  const dotsEachMm = Math.min(window.innerWidth, window.innerHeight) / shortSideMm;
  const targets = [
    ...document.querySelectorAll<HTMLElement>(
      'button:enabled, input:enabled, textarea:enabled, [role="checkbox"]',
    ),
  ].filter((one) => one.checkVisibility() && one.closest('[inert], .maplibregl-map') === null);
  return targets.flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    const side = Math.min(width, height) / dotsEachMm;
    return side === 0 || side >= leastMm - 0.1
      ? []
      : [`${one.dataset.testid ?? one.className} ${side.toFixed(1)}`];
  });
}
