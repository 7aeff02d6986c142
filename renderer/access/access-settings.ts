/** How a visitor has the screen. Kept while the session lasts, and forgotten with it. */
export type AccessSettings = {
  readonly text: TextSize;
  readonly theme: Theme;
  /** `low`: everything to touch is in the lower half, for residents who sit. */
  readonly reach: 'whole' | 'low';
  readonly hand: 'right' | 'left';
  readonly motion: 'normal' | 'less';
  /** `once`: the same key or button again within half a second does nothing (EN 301 549, 5.8). */
  readonly strike: 'each' | 'once';
};

/** Per cent of the size that the screen is designed with; up to twice as large (WCAG 2.2, 1.4.4). */
export const TEXT_SIZES = [100, 120, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const THEMES = ['town', 'contrast', 'dark', 'yellow'] as const;
export type Theme = (typeof THEMES)[number];

export const NORMAL_ACCESS: AccessSettings = {
  text: 100,
  theme: 'town',
  reach: 'whole',
  hand: 'right',
  motion: 'normal',
  strike: 'each',
};

/** Tells the stylesheets. */
export function dressForAccess(page: HTMLElement, settings: AccessSettings): void {
  page.style.setProperty('--zoom', String(settings.text / 100));
  page.toggleAttribute('data-large-text', settings.text >= 150);
  page.dataset.theme = settings.theme;
  page.dataset.reach = settings.reach;
  page.dataset.hand = settings.hand;
  page.dataset.motion = settings.motion;
}
