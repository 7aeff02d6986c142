import type { Timers } from '../timers.ts';

/** Timers in which hours take no time: nothing passes until a test lets it pass. */
export type VirtualTimers = Timers & {
  /** Lets so much time pass; what is due on the way happens in order. */
  readonly advance: (ms: number) => Promise<void>;
  /** Lets so much time pass as if the whole process had been held up: what fell due on the way happens at the end. */
  readonly holdUp: (ms: number) => Promise<void>;
  /** Lets time pass until the promise has settled; throws when nothing is left that could settle it, or the limit has passed. */
  readonly until: <Value>(promise: Promise<Value>, limitMs?: number) => Promise<Value>;
  /** How many callbacks are waiting. */
  readonly waiting: () => number;
};

/** @param settle Ends when everything that can go on without time has gone on; time stands still until then. */
export function createVirtualTimers(settle: () => Promise<void> = promisesSettled): VirtualTimers {
  let nowMs = 0;
  let order = 0;
  const due = new Map<number, { readonly atMs: number; readonly act: () => void }>();

  /** The earliest callback; of two at the same time the one that was asked for first. */
  function next(): number | null {
    let first: number | null = null;
    for (const [id, { atMs }] of due) {
      const best = first === null ? undefined : due.get(first);
      if (best === undefined || atMs < best.atMs) first = id;
    }
    return first;
  }

  /** Runs the earliest callback if it is due by then, and lets everything that follows from it happen. */
  async function step(untilMs: number): Promise<boolean> {
    const id = next();
    const entry = id === null ? undefined : due.get(id);
    if (id === null || entry === undefined || entry.atMs > untilMs) return false;
    due.delete(id);
    nowMs = Math.max(nowMs, entry.atMs);
    entry.act();
    await settle();
    return true;
  }

  return {
    monotonicMs: () => nowMs,
    after: (ms, act) => {
      order += 1;
      const id = order;
      due.set(id, { atMs: nowMs + Math.max(0, ms), act });
      return () => due.delete(id);
    },
    advance: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      while (await step(endMs));
      nowMs = endMs;
    },
    holdUp: async (ms) => {
      nowMs += ms;
      while (await step(nowMs));
    },
    until: async (promise, limitMs = 24 * 3_600_000) => {
      const endMs = nowMs + limitMs;
      let settled = false;
      const note = () => {
        settled = true;
      };
      promise.then(note, note);
      await settle();
      while (!settled && (await step(endMs)));
      if (!settled) throw new Error(`nothing more happens that could end this (${due.size} waiting)`);
      return promise;
    },
    waiting: () => due.size,
  };
}

/** Ends when every promise that can go on has gone on. */
export const promisesSettled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
