import { useEffect } from 'react';
import { neighbour } from './neighbour.ts';

const STOPS = 'button:not(:disabled)';
const GROUPS = '[role=alertdialog], fieldset, main, footer';

/** Arrow keys move the focus among the buttons of a group: a keypad without Tab reaches them all. */
export function useArrows(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
      const group = target.closest(GROUPS);
      if (!group || event.ctrlKey || event.altKey || event.metaKey) return;
      const stops = [...group.querySelectorAll<HTMLElement>(STOPS)];
      const before = stops.filter((stop) => precedes(stop, target)).length;
      const to = neighbour(event.key, {
        at: stops.indexOf(target),
        before,
        count: stops.length,
        rightToLeft: getComputedStyle(group).direction === 'rtl',
      });
      if (to === null) return;
      event.preventDefault();
      stops[to]?.focus();
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, []);
}

const precedes = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
