import type { Timers } from '../timers.ts';

/** A clock that goes on only when a test says so. */
export type HandClock = Timers & {
  /** Lets so much time pass, and does what falls due in its turn. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets so much time pass as if the whole process had been held up: what fell due meanwhile is done at the end. */
  readonly holdUp: (ms: number) => Promise<void>;
};

export function createHandClock(): HandClock {
  let nowMs = 0;
  let waiting: { readonly atMs: number; readonly work: () => void }[] = [];

  async function doDue(): Promise<void> {
    const due = waiting.filter(({ atMs }) => atMs <= nowMs).sort((one, other) => one.atMs - other.atMs);
    for (const one of due) {
      if (!waiting.includes(one)) continue;
      waiting = waiting.filter((other) => other !== one);
      one.work();
      await settled();
    }
  }

  return {
    nowMs: () => nowMs,
    after: (ms, work) => {
      const entry = { atMs: nowMs + ms, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass: async (ms) => {
      const endMs = nowMs + ms;
      await settled();
      for (;;) {
        const nextMs = Math.min(...waiting.map(({ atMs }) => atMs));
        if (nextMs > endMs) break;
        nowMs = Math.max(nowMs, nextMs);
        await doDue();
      }
      nowMs = endMs;
    },
    holdUp: async (ms) => {
      nowMs += ms;
      await doDue();
    },
  };
}

/** After everything that promises have to do now. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
