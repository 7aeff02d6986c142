import { app, type WebContents } from 'electron';
import type { PageSign, WatchedPage } from './keep-alive.ts';

const WATCH_WORLD = 999;

/** A window's contents as what keeps a page alive: `address` is the one that they may show. */
export function watchedPage(contents: WebContents, address: string): WatchedPage {
  return {
    // A window that is being closed refuses at once, by throwing.
    load: async () => contents.loadURL(address),
    answer: () => contents.executeJavaScriptInIsolatedWorld(WATCH_WORLD, [{ code: '1' }]),
    kill: () => contents.forcefullyCrashRenderer(),
    isLeftAlone: () => contents.isDestroyed() || contents.isDevToolsOpened(),
    processorMs: () => processorMsOf(contents),
    onSign: (listener) => listen(contents, address, listener),
  };
}

/** The processor time that the contents' process has used, in milliseconds; null while it is not known. */
function processorMsOf(contents: WebContents): number | null {
  if (contents.isDestroyed()) return null;
  const pid = contents.getOSProcessId();
  const seconds = app.getAppMetrics().find((process) => process.pid === pid)?.cpu.cumulativeCPUUsage;
  return seconds === undefined ? null : seconds * 1_000;
}

function listen(contents: WebContents, address: string, tell: (sign: PageSign) => void): () => void {
  const progress = (): void => tell({ kind: 'progress' });
  const gone = (_event: unknown, { reason }: { readonly reason: string }): void =>
    tell({ kind: 'gone', reason });
  // What needs no network, such as about:blank, is shown without anybody being asked before: it can only be taken back.
  const navigated = (_event: unknown, url: string): void =>
    tell(url === address ? { kind: 'progress' } : { kind: 'gone', reason: 'left' });
  contents.on('did-start-loading', progress);
  contents.on('did-start-navigation', progress);
  contents.on('did-navigate', navigated);
  contents.on('dom-ready', progress);
  contents.on('did-frame-finish-load', progress);
  contents.on('render-process-gone', gone);
  return () => {
    contents.removeListener('did-start-loading', progress);
    contents.removeListener('did-start-navigation', progress);
    contents.removeListener('did-navigate', navigated);
    contents.removeListener('dom-ready', progress);
    contents.removeListener('did-frame-finish-load', progress);
    contents.removeListener('render-process-gone', gone);
  };
}
