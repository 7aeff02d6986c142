/**
 * In the page: what a screen says, from its title on to the place with this test id, or to its end when there is none. Header and bar, which are the
 * same on all screens, and the keys of the keyboard are not part of it.
 */
export function textShown(upTo: string | null): string {
  const overlay = [...document.querySelectorAll('[data-overlay]')].at(-1);
  const screen = overlay ?? document.querySelector('[data-screen]:not([data-before]) main');
  const last = upTo === null ? null : (screen?.querySelector(`[data-testid="${upTo}"]`) ?? null);
  if (!screen) return '';
  const said: string[] = [];
  const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const { parentElement, textContent } = currentNode;
    const isBeyond =
      last !== null &&
      !last.contains(currentNode) &&
      (last.compareDocumentPosition(currentNode) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (isBeyond) break;
    const isUnread = parentElement?.closest('[data-keyboard], [aria-hidden="true"], .for-listening, svg');
    if (isUnread || !parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    said.push(textContent ?? '');
  }
  return said.join(' ');
}
