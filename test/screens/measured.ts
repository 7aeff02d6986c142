import type { Page } from '@playwright/test';

/** Capital letters of Noto Sans against its size. */
const CAPITAL = 0.714;

/** Shows the page as on a panel whose shorter side is so long. */
export const onPanel = (page: Page, shortSideMm: number): Promise<void> =>
  page.evaluate((mm) => {
    const shortSide = Math.min(window.innerWidth, window.innerHeight);
    document.documentElement.style.setProperty('--mm', `${shortSide / mm}px`);
  }, shortSideMm);

/** How high the capital letters of the smallest text on the page are, in millimetres of that panel. */
export const smallestCapitalMm = (page: Page, shortSideMm: number): Promise<number> =>
  page.evaluate(
    ({ mm, capital }) => {
      const dotsEachMm = Math.min(window.innerWidth, window.innerHeight) / mm;
      const words = [...document.querySelectorAll<HTMLElement>('[data-screen] *, [data-overlay] *')].filter(
        (one) =>
          one.checkVisibility() &&
          one.closest('.for-listening, [aria-hidden="true"], svg, canvas') === null &&
          [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      );
      const sizes = words.map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      return (Math.min(...sizes) * capital) / dotsEachMm;
    },
    { mm: shortSideMm, capital: CAPITAL },
  );

/** What can be touched and is smaller than so many millimetres on that panel, with its shorter side. */
export const smallTargets = (page: Page, shortSideMm: number, leastMm: number): Promise<string[]> =>
  page.evaluate(
    ({ mm, least }) => {
      const dotsEachMm = Math.min(window.innerWidth, window.innerHeight) / mm;
      const targets = [
        ...document.querySelectorAll<HTMLElement>(
          'button:enabled, input:enabled, textarea:enabled, [role="checkbox"]',
        ),
      ].filter((one) => one.checkVisibility() && one.closest('[inert], .maplibregl-map') === null);
      return targets.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        const side = Math.min(width, height) / dotsEachMm;
        return side === 0 || side >= least - 0.1
          ? []
          : [`${one.dataset.testid ?? one.className} ${side.toFixed(1)}`];
      });
    },
    { mm: shortSideMm, least: leastMm },
  );
