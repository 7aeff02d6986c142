import { realTimers } from '../../hardware/timers/index.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export type Loop = { readonly wake: () => void; readonly close: () => Promise<void> };

/**
 * Does work whenever it is woken, and again with growing pauses (from a second to the longest, spread by `random`) while it
 * says that it could not finish. When it could, it is done again after the longest pause.
 */
export function startLoop(
  work: () => Promise<boolean>,
  random: () => number,
  longestPauseMs = LONGEST_PAUSE_MS,
  timers = realTimers,
): Loop {
  let closed = false;
  let wanted = true;
  let endPause: () => void = () => undefined;

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  }

  async function attempt(): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      // A bug: the process hears of it where it hears of all of them, and the loop goes on.
      void Promise.reject(error);
      return false;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!closed) {
      wanted = false;
      const finished = await attempt();
      failures = finished ? 0 : Math.min(failures + 1, 10);
      if (closed || (finished && wanted)) continue;
      const longest = finished
        ? longestPauseMs
        : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), longestPauseMs);
      await pause(longest * (0.5 + random() / 2));
    }
  }

  const running = run();
  return {
    wake: () => {
      wanted = true;
      endPause();
    },
    close: async () => {
      closed = true;
      endPause();
      await running;
    },
  };
}
