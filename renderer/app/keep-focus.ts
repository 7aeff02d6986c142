import { useEffect } from 'react';

const STOPS = 'button:not(:disabled), input, textarea, [tabindex="0"]';
const SHOWN = '[role=alertdialog], [data-screen]';
/** The keys of the screen keep their place themselves. */
const KEYS = '[data-keyboard]';

/** Keeps the focus on the page, wherever what had it goes. */
export function useKeptFocus(): void {
  useEffect(() => keepFocus(document), []);
}

/**
 * What has the focus may go away by being pressed, or may not be pressed any more: the focus goes to what has come in its
 * place, else to what stands nearest around, else to the question. Returns the function that ends it.
 */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | null = null;
  let around: readonly HTMLElement[] = [];
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    around = ancestorsOf(target);
  };
  const changed = new MutationObserver((changes) => {
    if (last === null || (last.isConnected && !last.matches(':disabled'))) return;
    if (page.activeElement !== page.body && page.activeElement !== last) return;
    if (around.some((one) => one.matches(KEYS))) return;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    newPlace(page, around, added)?.focus();
  });
  page.addEventListener('focusin', note);
  changed.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    page.removeEventListener('focusin', note);
    changed.disconnect();
  };
}

function newPlace(
  page: Document,
  around: readonly HTMLElement[],
  added: readonly Node[],
): HTMLElement | undefined {
  const left = around.filter((one) => one.isConnected);
  const [nearest] = left;
  const shown = [...page.querySelectorAll<HTMLElement>(SHOWN)].at(-1);
  const came = added
    .filter((node): node is HTMLElement => node instanceof HTMLElement && nearest?.contains(node) === true)
    .flatMap((one) => [one, ...one.querySelectorAll<HTMLElement>(STOPS)])
    .find(isStop);
  if (came) return came;
  for (const one of left) {
    if (!shown?.contains(one) || one === shown) break;
    const stop = [...one.querySelectorAll<HTMLElement>(STOPS)].find(isStop);
    if (stop) return stop;
  }
  return shown?.querySelector<HTMLElement>('h1, h2') ?? undefined;
}

const isStop = (one: HTMLElement): boolean =>
  one.matches(STOPS) && one.closest('[inert]') === null && one.checkVisibility();

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at; at = at.parentElement) found.push(at);
  return found;
}
