/** In the page: waits until another question than this one shows, and its title has the focus. Says whether it does. */
export async function questionComes(
  shown: () => string,
  before: string | null,
  mostMs: number,
): Promise<boolean> {
  for (const begun = performance.now(); performance.now() - begun < mostMs; ) {
    if (shown() !== before && /^H[12]$/.test(document.activeElement?.tagName ?? '')) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}

/** In the page: the question that is shown. */
export function titleShown(): string {
  const shown =
    [...document.querySelectorAll('[data-overlay]')].at(-1) ?? document.querySelector('[data-screen]');
  return `${shown?.getAttribute('data-screen')} ${shown?.querySelector('h1, h2')?.textContent}`;
}
