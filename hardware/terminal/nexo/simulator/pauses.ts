import type { Timers } from '../../../timers/index.ts';

/** Waits that end when their time is up, when somebody releases them, or when the terminal loses power. */
export type Pauses = {
  /** Resolves false when the terminal lost power in the meantime. */
  wait(ms: number): Promise<boolean>;
  /** Ends all present waits as if their time were up. */
  release(): void;
  /** Ends all present and future waits with false. */
  stop(): void;
  stopped(): boolean;
};

export function createPauses(timers: Timers): Pauses {
  const running = new Set<(elapsed: boolean) => void>();
  let stopped = false;
  const endAll = (elapsed: boolean) => {
    for (const end of [...running]) end(elapsed);
  };
  return {
    wait(ms) {
      if (stopped) return Promise.resolve(false);
      return new Promise((resolve) => {
        const end = (elapsed: boolean) => {
          cancel();
          running.delete(end);
          resolve(elapsed);
        };
        const cancel = timers.after(ms, () => end(true));
        running.add(end);
      });
    },
    release: () => endAll(true),
    stop() {
      stopped = true;
      endAll(false);
    },
    stopped: () => stopped,
  };
}
