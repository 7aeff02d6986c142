import { app, BrowserWindow, Menu, type Session, screen, type WebFrameMain } from 'electron';
import { coverScreen } from './cover-screen.ts';
import { keepAlive } from './keep-alive.ts';
import { KIOSK_ORIGIN, KIOSK_PAGE } from './origin.ts';

export type WindowParts = {
  readonly settings: { readonly fullscreen: boolean; readonly width: number; readonly height: number };
  /** What shows until the page has painted, e.g. `#14532d`. */
  readonly backgroundColour: string;
  /** From createKioskSession, with serveApp done. */
  readonly session: Session;
  readonly preloadPath: string;
  readonly monotonicMs: () => number;
  /** The page was lost (crashed, hung, not loaded) and comes again by itself. */
  readonly onGone: (reason: string) => void;
};

export type KioskWindow = {
  readonly window: BrowserWindow;
  /** Whether this is the main frame of the kiosk's own page: the only sender that calls are taken from. */
  readonly isTrustedFrame: (frame: WebFrameMain | null) => boolean;
  /** Loads the page anew, with nothing left of what it held. */
  readonly restartPage: () => void;
  /** Closes the window; nobody else can. */
  readonly close: () => void;
};

/** When the first picture is late: a plain colour is better than no window. */
const SHOW_AT_LATEST_MS = 5_000;
const SHOW_AFTER_LOAD_MS = 400;

/** The kiosk's one window: over everything, shut on all sides, always with a living page. After the app is ready. */
export function createKioskWindow(parts: WindowParts): KioskWindow {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...sizeOf(parts.settings),
    show: false,
    backgroundColor: parts.backgroundColour,
    autoHideMenuBar: true,
    title: 'Townhall Kiosk',
    webPreferences: {
      session: parts.session,
      preload: parts.preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      devTools: !app.isPackaged,
      disableDialogs: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      // The countdown must go on while another window lies on top for a moment.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  const { webContents: contents } = window;
  let closing = false;
  let shown = false;
  window.on('close', (event) => {
    if (!closing) event.preventDefault();
  });

  let uncover: () => void = () => undefined;
  const show = (): void => {
    clearTimeout(late);
    if (window.isDestroyed() || shown) return;
    shown = true;
    window.show();
    if (parts.settings.fullscreen) uncover = coverScreen(window, screen);
  };
  let late = setTimeout(show, SHOW_AT_LATEST_MS);
  window.once('ready-to-show', show);
  // Some drivers do not paint what is hidden: then the first picture comes only with the window.
  contents.once('did-finish-load', () => {
    clearTimeout(late);
    late = setTimeout(show, SHOW_AFTER_LOAD_MS);
  });

  const load = (): Promise<void> => contents.loadURL(KIOSK_PAGE);
  const page = keepAlive({ contents, load, monotonicMs: parts.monotonicMs, onGone: parts.onGone });

  return {
    window,
    isTrustedFrame: (frame) => isMainFrame(frame, window),
    restartPage: page.restart,
    close() {
      closing = true;
      page.stop();
      uncover();
      clearTimeout(late);
      if (!window.isDestroyed()) window.close();
    },
  };
}

function sizeOf(settings: WindowParts['settings']): Electron.BrowserWindowConstructorOptions {
  const { fullscreen, width, height } = settings;
  if (!fullscreen) return { width, height, useContentSize: true };
  return {
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    closable: false,
    fullscreenable: true,
    skipTaskbar: true,
    alwaysOnTop: true,
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
