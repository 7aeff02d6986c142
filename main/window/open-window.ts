import { app, BrowserWindow, screen } from 'electron';
import { createBusyMeter } from '../../hardware/patience/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import { coverScreen } from './cover-screen.ts';
import { holdTypedLines } from './hold-typed-lines.ts';
import { keepAlive } from './keep-alive.ts';
import { KIOSK_PAGE } from './origin.ts';
import { watchedPage } from './watched-page.ts';
import type { WindowParts } from './window-parts.ts';

export type OpenedWindow = {
  readonly window: BrowserWindow;
  readonly restartPage: () => void;
  /** Ends when the page is loaded: at once when it is, and when nobody looks after it any longer. */
  readonly pageLoaded: () => Promise<void>;
  /** Ends when the first picture of the page shows, or the window without one: some drivers paint only what shows. */
  readonly shown: Promise<void>;
  /** Looks after it no longer. */
  readonly stop: () => void;
};

/** When no page comes at all: a plain colour is better than what lies below. */
const SHOW_AT_LATEST_MS = 120_000;
/** On a busy machine the first picture comes later than what it shows; a window without it would be blank. */
const SHOW_AFTER_READY_MS = 2_000;

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
  let stopHolding = (): void => undefined;
  void parts.onTyped.then((onTyped) => {
    if (!onTyped || window.isDestroyed()) return;
    stopHolding = holdTypedLines(contents, { ...onTyped, monotonicMs: parts.monotonicMs });
  });
  let shown = false;
  let hearShown = (): void => undefined;
  const untilShown = new Promise<void>((resolve) => {
    hearShown = resolve;
  });

  let uncover: () => void = () => undefined;
  const show = (): void => {
    clearTimeout(late);
    if (window.isDestroyed() || shown) return;
    shown = true;
    window.show();
    hearShown();
    if (parts.settings.fullscreen) uncover = coverScreen(window, screen);
  };
  let late = setTimeout(show, SHOW_AT_LATEST_MS);
  window.once('ready-to-show', show);
  // Some drivers do not paint what is hidden: then the first picture, which says that the kiosk is starting, comes with the window.
  contents.once('dom-ready', () => {
    clearTimeout(late);
    late = setTimeout(show, SHOW_AFTER_READY_MS);
  });

  const page = keepAlive({
    page: watchedPage(contents, KIOSK_PAGE),
    timers: realTimers,
    isMachineBusy: createBusyMeter(),
    onGone: parts.onGone,
  });

  return {
    window,
    restartPage: page.restart,
    pageLoaded: page.loaded,
    shown: untilShown,
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
