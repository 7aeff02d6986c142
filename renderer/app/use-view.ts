import { useEffect, useState } from 'react';
import type { View } from '../../domain/ipc/index.ts';
import type { KioskBridge } from '../frame/index.ts';

/** A view, and when the session ends by this page's own clock (`performance.now()`); null while nothing counts down. */
export type ShownView = { readonly view: View; readonly idleEndsAt: number | null };

const ASK_AGAIN_MS = 1_000;

/** What main shows now. Null until the first view is there; an older view never replaces a newer one. */
export function useView(kiosk: KioskBridge): ShownView | null {
  const [shown, setShown] = useState<ShownView | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    const show = (view: View): void => {
      if (over) return;
      const { idleEndsInMs } = view;
      const idleEndsAt = idleEndsInMs === null ? null : performance.now() + idleEndsInMs;
      setShown((before) => (before && before.view.sequence > view.sequence ? before : { view, idleEndsAt }));
    };
    const ask = (): void => {
      kiosk.calls['session.view']({}).then(show, () => {
        if (!over) timer = window.setTimeout(ask, ASK_AGAIN_MS);
      });
    };
    const stop = kiosk.notices['session.changed'](show);
    ask();
    return () => {
      over = true;
      window.clearTimeout(timer);
      stop();
    };
  }, [kiosk]);
  return shown;
}
