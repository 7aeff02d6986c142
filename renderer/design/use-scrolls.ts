import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether a box holds more than it shows: then keys have to reach it, to move it. */
export function useScrolls(box: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const watched = box.current;
    if (!watched) return;
    const look = (): void => {
      const moves = getComputedStyle(watched).overflowY !== 'visible';
      setScrolls(moves && watched.scrollHeight > watched.clientHeight + 1);
    };
    const observer = new ResizeObserver(look);
    observer.observe(watched);
    for (const child of watched.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return scrolls;
}
