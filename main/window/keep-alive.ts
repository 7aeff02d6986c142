import { growingTime, waitFairly } from '../../hardware/patience/index.ts';
import type { Timers } from '../../hardware/timers/index.ts';

export type PageSign =
  /** The page's process lives and does something towards being loaded. */
  { readonly kind: 'progress' } | { readonly kind: 'gone'; readonly reason: string };

/** A page as far as it has to be kept alive. */
export type WatchedPage = {
  /** Loads it anew; a load that a newer one replaced may be rejected. */
  readonly load: () => Promise<void>;
  /** Ends when the page's script has come to its turn. */
  readonly answer: () => Promise<unknown>;
  readonly kill: () => void;
  /** Someone is examining it, or it is destroyed: its answers are not checked. */
  readonly isLeftAlone: () => boolean;
  /** The processor time that its process has used, in milliseconds; null when that is not known. */
  readonly processorMs: () => number | null;
  readonly onSign: (listener: (sign: PageSign) => void) => () => void;
};

export type KeepAliveParts = {
  readonly page: WatchedPage;
  readonly timers: Timers;
  /** Whether the machine was busy since the last question. */
  readonly isMachineBusy: () => boolean;
  /** The page was lost and is being loaded again. */
  readonly onGone: (reason: string) => void;
};

const LOOK_EVERY_MS = 500;
/** A page that has not answered for this long is killed: with the look before and the load after it is back within 5 s. */
const HUNG_AFTER_MS = 3_000;
const LONGEST_HUNG_AFTER_MS = 30_000;
/** Counted from the last sign of life. */
const LOAD_DEADLINE_MS = 15_000;
const LONGEST_LOAD_DEADLINE_MS = 240_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A page that has lived this long is sound: when it is lost, pauses and deadlines are short again. */
const HEALTHY_AFTER_MS = 60_000;
/** Of a busy machine's time so much counts at least: a page that does nothing is not waited for without end. */
const LEAST_SHARE = 0.1;

export type LivingPage = {
  /** Loads the page anew. */
  readonly restart: () => void;
  /** Ends when the page is loaded: at once when it is. */
  readonly loaded: () => Promise<void>;
  /** Watches no longer. */
  readonly stop: () => void;
};

/**
 * Loads the page, and loads it again whenever it crashes, hangs, cannot be loaded, or has gone elsewhere. Deadlines grow with every
 * kill, begin anew with every sign of life, and count only time that the page could use: a page that waits for a busy machine's
 * processors is slow, not dead.
 */
export function keepAlive({ page, timers, isMachineBusy, onGone }: KeepAliveParts): LivingPage {
  const pause = growingTime(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  const loadDeadline = growingTime(LOAD_DEADLINE_MS, LONGEST_LOAD_DEADLINE_MS);
  const hungAfter = growingTime(HUNG_AFTER_MS, LONGEST_HUNG_AFTER_MS);
  const waiting = new Set<() => void>();
  /** Ends the one wait that runs: for a sign of life, for an answer, or for the time of the next look or load. */
  let endWait = (): void => undefined;
  let loads = 0;
  let state: 'loading' | 'loaded' | 'paused' | 'stopped' = 'loading';
  let loadedAtMs = 0;

  const stopListening = page.onSign((sign) => {
    if (sign.kind === 'gone') lost(sign.reason);
    else if (state === 'loading') waitForLoad();
  });
  load();

  return {
    restart: () => {
      if (state === 'loading' || state === 'loaded') load();
    },
    loaded: () =>
      state === 'loaded' || state === 'stopped'
        ? Promise.resolve()
        : new Promise((resolve) => waiting.add(resolve)),
    stop: () => {
      state = 'stopped';
      endWait();
      stopListening();
      wake();
    },
  };

  function load(): void {
    loads += 1;
    const thisLoad = loads;
    state = 'loading';
    waitForLoad();
    page.load().then(
      () => {
        if (thisLoad === loads && state === 'loading') finish();
      },
      () => {
        // A load that a newer one replaced has failed too, and means nothing.
        if (thisLoad === loads) lost('load-failed');
      },
    );
  }

  function waitForLoad(): void {
    waitThenKill(loadDeadline.currentMs(), () => {
      loadDeadline.take();
      kill('load-hangs');
    });
  }

  function finish(): void {
    state = 'loaded';
    loadedAtMs = timers.monotonicMs();
    wake();
    lookLater();
  }

  function wake(): void {
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  function lookLater(): void {
    endWait();
    endWait = timers.after(LOOK_EVERY_MS, look);
  }

  function look(): void {
    if (page.isLeftAlone()) {
      lookLater();
      return;
    }
    const asked = loads;
    const heard = (): void => {
      if (asked === loads && state === 'loaded') lookLater();
    };
    waitThenKill(hungAfter.currentMs(), () => {
      hungAfter.take();
      kill('unresponsive');
    });
    // A page that refuses to answer is alive; one that is gone tells so by itself.
    page.answer().then(heard, heard);
  }

  function waitThenKill(limitMs: number, onOver: () => void): void {
    endWait();
    const countedMs = usableTime();
    const begin = (): void => {
      endWait = waitFairly({
        timers,
        limitMs,
        countedMs,
        onOver: () => (page.isLeftAlone() ? begin() : onOver()),
      });
    };
    begin();
  }

  /** How much of the time that passes the page can use: all of a quiet machine's, of a busy one's what it was given. */
  function usableTime(): (passedMs: number) => number {
    // The meter begins here; most waits end before anything has to be measured.
    isMachineBusy();
    let usedMs: number | null = null;
    return (passedMs) => {
      const before = usedMs;
      usedMs = page.processorMs();
      if (!isMachineBusy()) return passedMs;
      // A process that has been replaced meanwhile has used less than the one before.
      const given = usedMs === null || before === null ? 0 : usedMs - before;
      return Math.min(passedMs, Math.max(passedMs * LEAST_SHARE, given));
    };
  }

  function lost(reason: string): void {
    if (state === 'stopped' || state === 'paused') return;
    if (state === 'loaded' && timers.monotonicMs() - loadedAtMs >= HEALTHY_AFTER_MS) {
      for (const time of [pause, loadDeadline, hungAfter]) time.reset();
    }
    state = 'paused';
    endWait();
    endWait = timers.after(pause.take(), load);
    onGone(reason);
  }

  function kill(reason: string): void {
    lost(reason);
    page.kill();
  }
}
