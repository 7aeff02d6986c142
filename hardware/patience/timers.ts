/** A clock that never goes back, and calls from it. */
export type Timers = {
  /** Milliseconds since some moment. */
  readonly nowMs: () => number;
  /** Does the work once, after so many milliseconds. Returns what takes it back. */
  readonly after: (ms: number, work: () => void) => () => void;
};

/** The process's own clock. */
export const systemTimers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
