import { app, BrowserWindow, screen } from 'electron';
import { coverScreen } from './cover-screen.ts';
import { holdTypedLines } from './hold-typed-lines.ts';
import { keepAlive } from './keep-alive.ts';
import { KIOSK_PAGE } from './origin.ts';
import type { WindowParts } from './window-parts.ts';

export type OpenedWindow = {
  readonly window: BrowserWindow;
  readonly restartPage: () => void;
  /** Looks after it no longer. */
  readonly stop: () => void;
};

/** When the first picture is late: a plain colour is better than no window. */
const SHOW_AT_LATEST_MS = 5_000;
const SHOW_AFTER_LOAD_MS = 400;

/** Opens a window with the kiosk's page, shut on all sides, and keeps the page alive and over the whole screen. */
export function openWindow(parts: WindowParts): OpenedWindow {
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
      // Speech begins when headphones are plugged in, which the page does not know as a gesture.
      autoplayPolicy: 'no-user-gesture-required',
      // The countdown must go on while another window lies on top for a moment.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  const { webContents: contents } = window;
  contents.on('before-input-event', (_event, { key, type, isAutoRepeat }) =>
    parts.onKey(key, type === 'keyDown' && !isAutoRepeat),
  );
  const { onTyped } = parts;
  const stopHolding = onTyped
    ? holdTypedLines(contents, { ...onTyped, monotonicMs: parts.monotonicMs })
    : () => undefined;
  let shown = false;

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
  const { monotonicMs, onGone } = parts;
  const page = keepAlive({ contents, page: KIOSK_PAGE, load, monotonicMs, onGone });

  return {
    window,
    restartPage: page.restart,
    stop() {
      page.stop();
      stopHolding();
      uncover();
      clearTimeout(late);
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
