/**
 * The passing of time, passed in to what waits: a test passes one of its own, in which hours take no time. Deadlines and
 * pauses are measured by it alone; it never jumps.
 */
export type Timers = {
  /** Milliseconds since some moment. */
  readonly monotonicMs: () => number;
  /** Calls back once after so many milliseconds; the returned function takes it back. */
  readonly after: (ms: number, act: () => void) => () => void;
};

/** The machine's own clock. */
export const realTimers: Timers = {
  monotonicMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds. */
export const wait = (timers: Timers, ms: number): Promise<void> =>
  new Promise((resolve) => {
    timers.after(ms, resolve);
  });
