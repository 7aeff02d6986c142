import { useEffect } from 'react';
import type { KioskBridge } from '../frame/index.ts';

const AT_MOST_EVERY_MS = 1_000;

/** Buttons that end a session carry this attribute: touching them is no sign that somebody wants to stay. */
export const NOT_ACTIVITY = 'data-not-activity';

/** The question whether somebody is still there goes away when it is touched, and the finger would tap what lies below it. */
const GOES_WHEN_TOUCHED = '[data-overlay="idle"]';

/** Tells main that somebody is there, at most once a second. */
export function useActivity(kiosk: KioskBridge): void {
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (event: Event): void => {
      if (!isActivity(event)) return;
      if (performance.now() - toldAt < AT_MOST_EVERY_MS) return;
      toldAt = performance.now();
      kiosk.calls['session.touched']({}).catch(() => undefined);
    };
    const names = ['pointerdown', 'pointerup', 'keydown', 'wheel'] as const;
    for (const name of names) window.addEventListener(name, tell, { capture: true, passive: true });
    return () => {
      for (const name of names) window.removeEventListener(name, tell, { capture: true });
    };
  }, [kiosk]);
}

/** A touch counts when it begins; on what goes away by it, when it ends. */
function isActivity({ target, type }: Event): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest(`[${NOT_ACTIVITY}]`)) return false;
  if (target.closest(GOES_WHEN_TOUCHED)) return type !== 'pointerdown';
  return type !== 'pointerup';
}
