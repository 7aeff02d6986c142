import { type ReactElement, useLayoutEffect } from 'react';
import { ContentProvider } from '../content/index.ts';
import type { KioskBridge } from '../frame/index.ts';
import { useChineseFaces } from './chinese-faces.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useKeptFocus } from './keep-focus.ts';
import { dressPage } from './panel.ts';
import { PartMissing } from './part-missing.tsx';
import { Session } from './session.tsx';
import { useActivity } from './use-activity.ts';
import { useArrows } from './use-arrows.ts';
import { useLater } from './use-later.ts';
import { useReady } from './use-ready.ts';
import { useSettings } from './use-settings.ts';
import { useView } from './use-view.ts';

/** The resident's interface: shows what main says, and tells main what was touched. */
export function App({ kiosk }: { readonly kiosk: KioskBridge }): ReactElement | null {
  const settings = useSettings(kiosk);
  const newest = useView(kiosk);
  const { shown, isBroken } = useReady(newest, settings);
  useLater(shown !== null && shown.view.screen.kind !== 'out-of-order');
  useChineseFaces(settings, newest?.view.language ?? null);
  useActivity(kiosk);
  useArrows();
  // Before anybody reads aloud: where the focus has gone is said before what is new.
  useKeptFocus();
  useLayoutEffect(() => {
    if (!settings) return;
    const { colour, accent } = settings.town.definition;
    const look = { panelShortSideMm: settings.panelShortSideMm, colour, accent };
    const dress = (): void =>
      dressPage(document.documentElement, look, { width: window.innerWidth, height: window.innerHeight });
    dress();
    window.addEventListener('resize', dress);
    return () => window.removeEventListener('resize', dress);
  }, [settings]);
  const hasScreen = settings !== null && (shown !== null || isBroken);
  useLayoutEffect(() => {
    // Headings of another screen would still be found by who listens to headings.
    if (hasScreen) document.querySelector('#starting')?.remove();
  }, [hasScreen]);
  if (isBroken && newest) return <PartMissing kiosk={kiosk} language={newest.view.language} />;
  // Until there is something to show, the page itself says that the kiosk is starting.
  if (!settings || !shown) return null;
  return (
    <ErrorBoundary language={shown.view.language}>
      <ContentProvider kiosk={kiosk} settings={settings}>
        <Session key={shown.view.sessionId} kiosk={kiosk} settings={settings} shown={shown} />
      </ContentProvider>
    </ErrorBoundary>
  );
}
