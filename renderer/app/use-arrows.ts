import { useEffect } from 'react';
import { stopTowards } from './move-focus.ts';
import { scrollOn } from './scroll-on.ts';

const STOPS = 'button:not(:disabled), [data-scrolls]';
const GROUPS = '[role=alertdialog], fieldset, main, footer';

/** Arrow keys move the focus among the buttons of a group: a keyboard without Tab reaches them all. */
export function useArrows(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
      const group = target.closest(GROUPS);
      if (!group || event.ctrlKey || event.altKey || event.metaKey) return;
      const way = { ArrowDown: 'down', ArrowUp: 'up' } as const;
      if (event.key in way && scrollOn(target, way[event.key as keyof typeof way])) {
        event.preventDefault();
        return;
      }
      const stops = [...group.querySelectorAll<HTMLElement>(STOPS)];
      const to = stopTowards(event.key, stops, target, getComputedStyle(group).direction === 'rtl');
      if (to === null) return;
      event.preventDefault();
      to.focus();
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, []);
}
