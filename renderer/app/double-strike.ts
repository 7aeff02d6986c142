import { useEffect, useMemo, useRef } from 'react';

/** EN 301 549, 5.8: the same key again within this time may be meant once. */
const WITHIN_MS = 500;

/** True for what is the same as the last that counted, and comes too soon after it. */
export type DoubleStrike = (what: unknown, atMs: number) => boolean;

export function createDoubleStrike(): DoubleStrike {
  let last: { readonly what: unknown; readonly atMs: number } | null = null;
  return (what, atMs) => {
    if (last !== null && last.what === what && atMs - last.atMs < WITHIN_MS) return true;
    last = { what, atMs };
    return false;
  };
}

/** For residents whose hands shake: a second touch of the same place or key does nothing. Returns the same rule for the keypad. */
export function useDoubleStrike(ignored: boolean): (what: unknown) => boolean {
  const on = useRef(ignored);
  const strikes = useMemo(createDoubleStrike, []);
  useEffect(() => {
    on.current = ignored;
    if (!ignored) return;
    const [touch, typing] = [createDoubleStrike(), createDoubleStrike()];
    const drop = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const click = (event: MouseEvent): void => {
      if (touch(event.target, event.timeStamp)) drop(event);
    };
    const key = (event: KeyboardEvent): void => {
      if (typing(event.code, event.timeStamp)) drop(event);
    };
    window.addEventListener('click', click, { capture: true });
    window.addEventListener('keydown', key, { capture: true });
    return () => {
      window.removeEventListener('click', click, { capture: true });
      window.removeEventListener('keydown', key, { capture: true });
    };
  }, [ignored]);
  return useMemo(() => (what) => on.current && strikes(what, performance.now()), [strikes]);
}
