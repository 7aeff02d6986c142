import type { Timers } from '../timers/index.ts';

export type FairWaitParts = {
  readonly timers: Timers;
  readonly limitMs: number;
  /** How much of the time that has passed the other side could use; all of it unless told otherwise. */
  readonly countedMs?: (passedMs: number) => number;
  readonly onOver: () => void;
};

const LOOK_EVERY_MS = 500;
/** When little is left, and little counts, looks do not come closer and closer together. */
const LOOK_AT_MOST_EVERY_MS = 50;
const LATE_AFTER_MS = 3 * LOOK_EVERY_MS;

/**
 * Waits for another process, and calls `onOver` when it had all of the time and did not answer. Time in which this process was held up
 * itself does not count: the answer may be waiting behind this very look. Returns what ends the wait.
 */
export function waitFairly({
  timers,
  limitMs,
  countedMs = (passed) => passed,
  onOver,
}: FairWaitParts): () => void {
  let leftMs = limitMs;
  let lookedAtMs = timers.monotonicMs();
  let cancel = lookLater();
  return () => cancel();

  function look(): void {
    const passedMs = timers.monotonicMs() - lookedAtMs;
    lookedAtMs += passedMs;
    // Asked for in any case: what measures by differences must not count a late look's time with the next.
    const counted = countedMs(passedMs);
    if (passedMs < LATE_AFTER_MS) leftMs -= counted;
    if (leftMs <= 0) onOver();
    else cancel = lookLater();
  }

  function lookLater(): () => void {
    return timers.after(Math.max(LOOK_AT_MOST_EVERY_MS, Math.min(LOOK_EVERY_MS, leftMs)), look);
  }
}
