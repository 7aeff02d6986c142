import type { WebContents } from 'electron';

export type KeepAliveParts = {
  readonly contents: WebContents;
  /** The one address that the contents may show. */
  readonly page: string;
  /** Loads the page anew. */
  readonly load: () => Promise<void>;
  readonly monotonicMs: () => number;
  /** The page was lost and is being loaded again. */
  readonly onGone: (reason: string) => void;
};

const LOOK_EVERY_MS = 500;
/** A page that has not answered for this long is killed: with the look before and the load after it is back within 5 s. */
const HUNG_AFTER_MS = 3_000;
const LOAD_DEADLINE_MS = 15_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A page that has lived this long starts anew without a pause when it is lost. */
const HEALTHY_AFTER_MS = 60_000;
const WATCH_WORLD = 999;

export type LivingPage = {
  /** Loads the page anew. */
  readonly restart: () => void;
  /** Watches no longer. */
  readonly stop: () => void;
};

/** Loads the page, and loads it again whenever it crashes, hangs, cannot be loaded, or has gone elsewhere. */
export function keepAlive(parts: KeepAliveParts): LivingPage {
  const { contents, monotonicMs } = parts;
  let pauseMs = FIRST_PAUSE_MS;
  let pending: NodeJS.Timeout | undefined;
  let loads = 0;
  let loadBegunAt = monotonicMs();
  /** Null while the page is being loaded or waits for it. */
  let loadedAt: number | null = null;
  let askedAt: number | null = null;
  let lookedAt = monotonicMs();
  let stopped = false;

  contents.on('render-process-gone', onGone);
  contents.on('did-navigate', onNavigated);
  const timer = setInterval(look, LOOK_EVERY_MS);
  load();
  return { restart, stop };

  function load(): void {
    clearTimeout(pending);
    pending = undefined;
    if (stopped || contents.isDestroyed()) return;
    loads += 1;
    const thisLoad = loads;
    loadedAt = null;
    askedAt = null;
    loadBegunAt = monotonicMs();
    parts.load().then(
      () => {
        if (thisLoad === loads && pending === undefined) loadedAt = monotonicMs();
      },
      () => {
        // A load that a newer one replaced has failed too, and means nothing.
        if (thisLoad === loads) lost('load-failed');
      },
    );
  }

  function lost(reason: string): void {
    if (stopped || pending !== undefined) return;
    if (loadedAt !== null && monotonicMs() - loadedAt >= HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
    loadedAt = null;
    pending = setTimeout(load, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    parts.onGone(reason);
  }

  function look(): void {
    if (stopped || contents.isDestroyed()) return;
    const now = monotonicMs();
    // Main itself was held up: the answer may be waiting behind this very look.
    const late = now - lookedAt > LOOK_EVERY_MS * 3;
    lookedAt = now;
    if (pending !== undefined || contents.isDevToolsOpened()) return;
    if (loadedAt === null) {
      if (now - loadBegunAt > LOAD_DEADLINE_MS) kill('load-hangs');
    } else if (askedAt === null) ask();
    else if (late) askedAt = now;
    else if (now - askedAt >= HUNG_AFTER_MS) kill('unresponsive');
  }

  function ask(): void {
    askedAt = monotonicMs();
    const asked = loads;
    contents
      .executeJavaScriptInIsolatedWorld(WATCH_WORLD, [{ code: '1' }])
      .catch(() => undefined)
      .finally(() => {
        if (asked === loads) askedAt = null;
      });
  }

  function kill(reason: string): void {
    lost(reason);
    contents.forcefullyCrashRenderer();
  }

  function onGone(_event: unknown, details: { readonly reason: string }): void {
    lost(details.reason);
  }

  /** What needs no network, such as about:blank, is shown without anybody being asked before: it can only be taken back. */
  function onNavigated(_event: unknown, url: string): void {
    if (url !== parts.page) lost('left');
  }

  function restart(): void {
    if (pending === undefined) load();
  }

  function stop(): void {
    stopped = true;
    clearInterval(timer);
    clearTimeout(pending);
    contents.removeListener('render-process-gone', onGone);
    contents.removeListener('did-navigate', onNavigated);
  }
}
