import { type BrowserWindow, Menu, type WebContents, type WebFrameMain } from 'electron';
import { within } from '../../hardware/timers/index.ts';
import { openWindow } from './open-window.ts';
import { KIOSK_ORIGIN } from './origin.ts';
import type { WindowParts } from './window-parts.ts';

export type KioskWindow = {
  /** What shows the page; null for the moment in which a window that was closed is made anew. */
  readonly contents: () => WebContents | null;
  /** Whether this is the main frame of the kiosk's own page: the only sender that calls are taken from. */
  readonly isTrustedFrame: (frame: WebFrameMain | null) => boolean;
  /** Loads the page anew, with nothing left of what it held. */
  readonly restartPage: () => void;
  /** Ends when the page is loaded: at once when it is. */
  readonly pageLoaded: () => Promise<void>;
  /** Ends when the first picture of the page shows: the words that the kiosk is starting. */
  readonly shown: () => Promise<void>;
  /** Ends when the page has drawn what it had been sent before: two frames later, or at once when it is gone. */
  readonly framesDrawn: () => Promise<void>;
  /** Closes the window for good; nobody else can. */
  readonly close: () => void;
};

/** A page that closes its window at once, again and again, must not keep the machine busy. */
const OPEN_AGAIN_AFTER_MS = 500;

/** The kiosk's one window: over everything, shut on all sides, always with a living page. After the app is ready. */
export function createKioskWindow(parts: WindowParts): KioskWindow {
  Menu.setApplicationMenu(null);
  let closing = false;
  let again: NodeJS.Timeout | undefined;
  let shown = open();

  function open(): ReturnType<typeof openWindow> {
    const opened = openWindow(parts);
    // A page may close its own window, and nobody is asked.
    opened.window.once('closed', () => {
      opened.stop();
      if (closing) return;
      parts.onGone('closed');
      again = setTimeout(() => {
        shown = open();
      }, OPEN_AGAIN_AFTER_MS);
    });
    opened.window.on('close', (event) => {
      if (!closing) event.preventDefault();
    });
    return opened;
  }

  return {
    contents: () => (shown.window.isDestroyed() ? null : shown.window.webContents),
    isTrustedFrame: (frame) => isMainFrame(frame, shown.window),
    restartPage: () => shown.restartPage(),
    pageLoaded: () => shown.pageLoaded(),
    shown: () => shown.shown,
    framesDrawn: () => framesDrawn(shown.window),
    close() {
      closing = true;
      clearTimeout(again);
      shown.stop();
      if (!shown.window.isDestroyed()) shown.window.close();
    },
  };
}

const FRAMES_WITHIN_MS = 3_000;
const OWN_WORLD = 998;
/** The first call comes before a frame is drawn, the second one after it. */
const TWO_FRAMES =
  'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))))';

async function framesDrawn(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const drawn: Promise<unknown> = window.webContents
    .executeJavaScriptInIsolatedWorld(OWN_WORLD, [{ code: TWO_FRAMES }])
    .catch(() => undefined);
  // A page that is gone, or whose window does not show, draws nothing.
  await within(FRAMES_WITHIN_MS, undefined, drawn);
}

function isMainFrame(frame: WebFrameMain | null, window: BrowserWindow): boolean {
  if (frame === null || window.isDestroyed()) return false;
  try {
    const { mainFrame } = window.webContents;
    return (
      frame.parent === null &&
      frame.processId === mainFrame.processId &&
      frame.routingId === mainFrame.routingId &&
      frame.origin === KIOSK_ORIGIN
    );
  } catch {
    // A frame that is gone cannot be asked any more.
    return false;
  }
}
