import { type Timers, wait } from '../../../hardware/timers/index.ts';
import { createVirtualTimers, promisesSettled } from '../../../hardware/timers/testing/virtual-timers.ts';

/**
 * Virtual time that also waits for work outside this process's timers: hours take milliseconds, and work with real disks and
 * databases takes none of them. Kiosks, terminals, central and people live in the same time.
 */
export type WorldTime = Timers & {
  /** The wall clock. */
  readonly now: () => Date;
  /** Work outside this process's timers, which time waits for. */
  readonly track: <Value>(work: Promise<Value>) => Promise<Value>;
  /** Lets time pass up to this moment, one thing after the other. */
  readonly runUntil: (endMs: number) => Promise<void>;
  readonly waitMs: (ms: number) => Promise<void>;
};

export function createWorldTime(startsAt: Date): WorldTime {
  const working = new Set<Promise<unknown>>();
  const timers = createVirtualTimers(settle);

  /** Ends when everything that can go on without time has gone on, and no tracked work runs. */
  async function settle(): Promise<void> {
    await promisesSettled();
    while (working.size > 0) {
      await Promise.race(working);
      await promisesSettled();
    }
  }

  return {
    monotonicMs: timers.monotonicMs,
    after: timers.after,
    now: () => new Date(startsAt.getTime() + timers.monotonicMs()),
    waitMs: (ms) => wait(timers, ms),
    track: async (work) => {
      const settled = work.then(
        () => undefined,
        () => undefined,
      );
      working.add(settled);
      try {
        return await work;
      } finally {
        working.delete(settled);
      }
    },
    runUntil: (endMs) => timers.advance(endMs - timers.monotonicMs()),
  };
}
