import { useEffect, useState } from 'react';
import type { ScreenSettings } from '../../domain/ipc/index.ts';
import type { KioskBridge } from '../frame/index.ts';

const ASK_AGAIN_MS = 1_000;

/** The machine's and the town's settings; null until main has told them. Asks until it does. */
export function useSettings(kiosk: KioskBridge): ScreenSettings | null {
  const [settings, setSettings] = useState<ScreenSettings | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    const ask = (): void => {
      kiosk.calls['app.settings']({}).then(
        (answer) => {
          if (!over) setSettings(answer);
        },
        () => {
          if (!over) timer = window.setTimeout(ask, ASK_AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [kiosk]);
  return settings;
}
