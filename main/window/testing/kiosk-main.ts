import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { app, BrowserWindow, clipboard, ipcMain } from 'electron';
import { type Blocked, type CallHandlers, handleCalls, limitReports } from '../../ipc/index.ts';
import { clearEverything, createKioskSession, createKioskWindow, prepareApp, serveApp } from '../index.ts';

/** A main process with the window, a page without content, and calls that all say "done". */
const seen = {
  blocked: [] as Blocked[],
  refused: [] as string[],
  gone: [] as string[],
  typed: [] as string[],
};
const monotonicMs = (): number => performance.now();
const onBlocked = limitReports((blocked) => seen.blocked.push(blocked), monotonicMs);

app.setPath('userData', join(app.getAppPath(), 'data'));
const prepared = prepareApp({
  app,
  args: process.argv.slice(1),
  environment: process.env,
  ownSwitches: [],
  onBlocked,
});
app.on('window-all-closed', () => undefined);
if (prepared.kind !== 'ready-to-start') process.exit(prepared.kind === 'refused' ? prepared.exitCode : 0);

app.whenReady().then(async () => {
  const session = await createKioskSession('kiosk', onBlocked);
  serveApp(session, join(app.getAppPath(), 'renderer'));
  const kiosk = createKioskWindow({
    settings: { fullscreen: process.env.TEST_WINDOWED !== '1', width: 500, height: 700 },
    backgroundColour: '#14532d',
    session,
    preloadPath: join(app.getAppPath(), 'preload.cjs'),
    monotonicMs,
    onKey: () => undefined,
    onTyped: Promise.resolve(
      process.env.TEST_TYPING_DEVICE === '1'
        ? {
            onLine: (line) => seen.typed.push(line),
            onUnreadable: (reason) => seen.typed.push(`(${reason})`),
            onEnding: (ending) => void (/tab|none/.test(ending) && seen.typed.push(`(suffix: ${ending})`)),
          }
        : null,
    ),
    onGone: (reason) => seen.gone.push(reason),
  });
  const handlers = new Proxy({}, { get: () => () => ({ kind: 'done' }) }) as CallHandlers;
  handleCalls({
    ipcMain,
    isTrustedFrame: kiosk.isTrustedFrame,
    handlers,
    checkOutputs: false,
    onRefused: (name, why) => seen.refused.push(`${name} ${why}`),
    onBug: () => undefined,
  });
  Object.assign(globalThis, {
    kiosk: {
      get window() {
        return BrowserWindow.getAllWindows()[0];
      },
    },
    seen,
    clear: () => clearEverything(session, clipboard, kiosk.contents()),
  });
});
