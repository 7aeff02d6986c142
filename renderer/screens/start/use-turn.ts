import { useEffect, useState } from 'react';

const STILL = '(prefers-reduced-motion: reduce)';

/** Which of so many is shown now: each for a while, one after the other. The first one alone where nothing is to move. */
export function useTurn(count: number, eachMs: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2 || window.matchMedia(STILL).matches) return;
    const timer = window.setInterval(() => setTurn((last) => last + 1), eachMs);
    return () => window.clearInterval(timer);
  }, [count, eachMs]);
  return count === 0 ? 0 : turn % count;
}
