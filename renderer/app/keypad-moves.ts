import { keyGroups, keysOf, readyForFocus } from '../keyboard/index.ts';
import { stopTowards } from './move-focus.ts';
import { isThere, STOPS, scopeOf } from './page-scope.ts';
import { scrollOn } from './scroll-on.ts';

const TYPED_INTO = 'textarea, input:not([type=checkbox], [type=radio], [type=button])';
/** What back presses: the way back of a screen, the way out of a dialog. */
const GOES_BACK = 'button[data-goes-back]';

/** What the four keys do on a page, wherever its focus is. */
export type KeypadMoves = {
  readonly move: (way: 'up' | 'down') => void;
  /** Presses what has the focus; false where there is nothing to press. */
  readonly select: () => boolean;
  readonly back: () => void;
};

export function keypadMoves(page: Document): KeypadMoves {
  const scope = (): Element => scopeOf(page);

  const focused = (): Element => page.activeElement ?? page.body;

  /** The group whose keys the focus is among; null outside of the keyboard, and on a group itself. */
  const enteredGroup = (): HTMLElement | null =>
    keyGroups(scope()).find((group) => keysOf(group).some((key) => key === focused())) ?? null;

  function move(way: 'up' | 'down'): void {
    if (scrollOn(focused(), way)) return;
    const group = enteredGroup();
    const stops = group ? keysOf(group) : stopsOf(scope());
    const to = stopTowards(way === 'up' ? 'ArrowUp' : 'ArrowDown', stops, focused());
    if (to) focusOn(to);
  }

  function focusOn(stop: HTMLElement): void {
    const ready = keyGroups(scope()).includes(stop) ? readyForFocus(stop) : stop;
    ready.focus();
  }

  function select(): boolean {
    const at = focused();
    if (!(at instanceof HTMLElement) || !scope().contains(at)) return false;
    const groups = keyGroups(scope());
    if (groups.includes(at)) keysOf(at)[0]?.focus();
    else if (at.matches(TYPED_INTO)) enterKeyboard(groups);
    else if (at.matches(STOPS)) at.click();
    else return false;
    return true;
  }

  /** From the field to the keys that write into it: into a pad at once, among letters to their first row. */
  function enterKeyboard(groups: readonly HTMLElement[]): void {
    const [first, ...more] = groups;
    if (!first) return;
    if (more.length > 0) focusOn(first);
    else keysOf(first)[0]?.focus();
  }

  function back(): void {
    const group = enteredGroup();
    if (group) focusOn(group);
    else [...scope().querySelectorAll<HTMLElement>(GOES_BACK)].find(isThere)?.click();
  }

  return { move, select, back };
}

/** Everything that the focus stops at, in reading order; keys of the screen by their groups. */
function stopsOf(scope: Element): HTMLElement[] {
  const groups = keyGroups(scope);
  const keys = new Set(groups.flatMap(keysOf));
  const controls = [...scope.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => isThere(stop) && !keys.has(stop) && stop.getAttribute('tabindex') !== '-1',
  );
  return [...controls, ...groups.filter(isThere)].sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
