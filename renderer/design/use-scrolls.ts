import { type RefObject, useLayoutEffect, useState } from 'react';

const REACHED_BY_KEYS = 'button:enabled, input:enabled, textarea:enabled, a[href], [tabindex="0"]';

/**
 * Whether a box holds more than it shows: then keys have to reach it, to move it. `alone`: only where nothing inside of it
 * is reached by keys, which would move it as well.
 */
export function useScrolls(box: RefObject<HTMLElement | null>, alone = false): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const watched = box.current;
    if (!watched) return;
    const look = (): void => {
      const moves = getComputedStyle(watched).overflowY !== 'visible';
      const moved = alone && watched.querySelector(REACHED_BY_KEYS) !== null;
      setScrolls(moves && !moved && watched.scrollHeight > watched.clientHeight + 1);
    };
    const observer = new ResizeObserver(look);
    observer.observe(watched);
    for (const child of watched.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return scrolls;
}
