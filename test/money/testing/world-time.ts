import type { Timers } from '../../../hardware/timers/index.ts';

/**
 * Time that passes only when nothing is left to do: hours take milliseconds, and work with real disks and databases takes none of
 * it. Kiosks, terminals, central and people live in the same time.
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
  let nowMs = 0;
  let order = 0;
  const due: { readonly atMs: number; readonly order: number; readonly act: () => void }[] = [];
  const working = new Set<Promise<unknown>>();

  const after: Timers['after'] = (ms, act) => {
    order += 1;
    const one = { atMs: nowMs + Math.max(0, ms), order, act };
    due.push(one);
    return () => {
      const at = due.indexOf(one);
      if (at !== -1) due.splice(at, 1);
    };
  };

  /** Everything that can go on without time goes on. */
  async function settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (working.size > 0) {
      await Promise.race(working);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    monotonicMs: () => nowMs,
    now: () => new Date(startsAt.getTime() + nowMs),
    after,
    waitMs: (ms) =>
      new Promise((resolve) => {
        after(ms, resolve);
      }),
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
    runUntil: async (endMs) => {
      await settle();
      for (;;) {
        let first = -1;
        for (const [at, one] of due.entries()) {
          const best = due[first];
          if (!best || one.atMs < best.atMs || (one.atMs === best.atMs && one.order < best.order)) first = at;
        }
        const next = due[first];
        if (!next || next.atMs > endMs) break;
        due.splice(first, 1);
        nowMs = Math.max(nowMs, next.atMs);
        next.act();
        await settle();
      }
      nowMs = endMs;
    },
  };
}
