/** What stands in the bar of every screen, in this order. */
export const BAR = 'back access read-aloud language help leave';

/** In the page: where the title and the bar of the screen stand. */
export function frameShown(): { titleTop: number; bar: string; inBar: string } {
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

/**
 * In the page: what residents can touch and begins above its middle. The touch that begins a session is felt anywhere, and who opens the
 * staff's part stands.
 */
export function aboveTheMiddle(): string[] {
  const touched =
    ':is([data-screen], [data-overlay]:not([data-overlay^="staff"])) :is(button, input, textarea, [role="checkbox"]):not([data-testid="start"])';
  return [...document.querySelectorAll<HTMLElement>(touched)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().top < window.innerHeight / 2)
    .map(
      (one) => `${one.dataset.testid ?? one.textContent} at ${Math.round(one.getBoundingClientRect().top)}`,
    );
}
