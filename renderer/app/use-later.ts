import { useEffect } from 'react';
import { LATER } from '../screens/index.ts';
import { afterFirstPicture } from '../starting/index.ts';

/** At the latest after so long the next one is loaded, also on a screen that is never idle. */
const LATEST_MS = 1_000;

/** Loads all other screens once the first one is drawn, one after the other, so that no touch waits for them. */
export function useLater(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return;
    let over = false;
    const loadFrom = (at: number): void => {
      const part = LATER[at];
      if (over || !part) return;
      const next = (): void => loadFrom(at + 1);
      window.requestIdleCallback(
        // What fails is loaded again when it is shown, and only then missed.
        () => void part.load().then(next, next),
        { timeout: LATEST_MS },
      );
    };
    afterFirstPicture(() => loadFrom(0));
    return () => {
      over = true;
    };
  }, [isDrawn]);
}
