import { type ReactElement, useEffect } from 'react';
import type { KioskBridge } from '../frame/index.ts';
import { Restarting } from './restarting.tsx';

const LOAD_ANEW_MS = 2_000;

type Props = { readonly kiosk: KioskBridge; readonly language: string };

/**
 * A part of the page could not be read: a sentence shows, and main loads the page anew, which is then where it was. The page itself cannot
 * read the part again, because Chromium remembers for the life of a page that it failed.
 */
export function PartMissing({ kiosk, language }: Props): ReactElement {
  useEffect(() => {
    const timer = window.setTimeout(() => {
      kiosk.calls['app.loadAnew']({}).catch(() => undefined);
    }, LOAD_ANEW_MS);
    return () => window.clearTimeout(timer);
  }, [kiosk]);
  return <Restarting language={language} />;
}
