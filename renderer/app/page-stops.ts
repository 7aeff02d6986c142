import { keyGroups } from '../keyboard/index.ts';
import type { Leaf } from '../scanning/index.ts';
import { isThere, STOPS, scopeOf } from './page-scope.ts';

/** What is gone through as one: what the page marks so, and what belongs together in it anyway. */
const GROUP = '[data-scan-group], fieldset, footer, [role=group], [role=radiogroup]';
/** Any press says that somebody is still there: there is nothing to choose. */
const IDLE = '[data-overlay="idle"]';
export const KEYBOARD = '[data-keyboard]';

/** What a personal switch can choose on a page now, in reading order: of the question on top, or of the whole page where there is none. */
export function pageLeaves(page: Document): readonly Leaf<HTMLElement>[] {
  const scope = scopeOf(page);
  const rows = new Set<Element>(keyGroups(scope));
  const all = [...scope.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => isThere(one) && (one.tabIndex !== -1 || one.closest(KEYBOARD) !== null),
  );
  const found = scope.closest(IDLE) ? all.slice(0, 1) : all;
  const lines = linesOf(found);
  return found.map((id, at) => ({ id, groups: groupsAround(id, scope, rows), line: lines[at] ?? 0 }));
}

function groupsAround(element: HTMLElement, scope: Element, rows: ReadonlySet<Element>): HTMLElement[] {
  const groups: HTMLElement[] = [];
  for (let at = element.parentElement; at && at !== scope; at = at.parentElement) {
    if (at.matches(GROUP) || rows.has(at)) groups.unshift(at);
  }
  return groups;
}

/** Neighbours of which one reaches over half of the other's height stand in one line. */
function linesOf(elements: readonly Element[]): readonly number[] {
  let line = 0;
  let before: DOMRect | null = null;
  return elements.map((element) => {
    const box = element.getBoundingClientRect();
    if (before !== null) {
      const shared = Math.min(box.bottom, before.bottom) - Math.max(box.top, before.top);
      if (shared <= Math.min(box.height, before.height) / 2) line += 1;
    }
    before = box;
    return line;
  });
}
