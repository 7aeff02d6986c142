/** Waits that can be ended for good. */
export type Pause = {
  /** One wait at a time. Returns after the time, or at once when ended. */
  wait(ms: number): Promise<void>;
  end(): void;
};

export function createPause(): Pause {
  let isEnded = false;
  let wake: () => void = () => undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (isEnded) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end() {
      isEnded = true;
      wake();
    },
  };
}
