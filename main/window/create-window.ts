import { type BrowserWindow, Menu, type Session, type WebContents, type WebFrameMain } from 'electron';
import { openWindow } from './open-window.ts';
import { KIOSK_ORIGIN } from './origin.ts';
import type { TypedLinesParts } from './typed-lines.ts';

export type WindowParts = {
  readonly settings: { readonly fullscreen: boolean; readonly width: number; readonly height: number };
  /** What shows until the page has painted, e.g. `#14532d`. */
  readonly backgroundColour: string;
  /** From createKioskSession, with serveApp done. */
  readonly session: Session;
  readonly preloadPath: string;
  readonly monotonicMs: () => number;
  /** The page was lost (crashed, hung, not loaded, closed) and comes again by itself. */
  readonly onGone: (reason: string) => void;
  /** A key by its DOM name, pressed (not by being held) or let go, whether or not it reaches the page. */
  readonly onKey: (key: string, isPressed: boolean) => void;
  /** Takes what a scanner or reader that is a keyboard types; null where there is none: then all keys are people's. */
  readonly onTyped: Pick<TypedLinesParts, 'onLine' | 'onUnreadable'> | null;
};

export type KioskWindow = {
  /** What shows the page; null for the moment in which a window that was closed is made anew. */
  readonly contents: () => WebContents | null;
  /** Whether this is the main frame of the kiosk's own page: the only sender that calls are taken from. */
  readonly isTrustedFrame: (frame: WebFrameMain | null) => boolean;
  /** Loads the page anew, with nothing left of what it held. */
  readonly restartPage: () => void;
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
    close() {
      closing = true;
      clearTimeout(again);
      shown.stop();
      if (!shown.window.isDestroyed()) shown.window.close();
    },
  };
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
