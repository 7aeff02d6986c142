import { z } from 'zod';

/** What is remembered of wrong PINs, also across restarts: pulling the plug gives no further tries. */
export const ThrottleState = z
  .object({
    /** Wrong PINs since the last right one or the last lock. */
    wrong: z.int().min(0).max(1_000),
    /** Locks since the last right PIN: each is longer than the one before. */
    locks: z.int().min(0).max(1_000),
    /** Wall clock, milliseconds since 1970; 0 when nothing is locked. */
    lockedAtMs: z.number().min(0),
  })
  .readonly();
export type ThrottleState = z.infer<typeof ThrottleState>;

export const NOTHING_WRONG: ThrottleState = { wrong: 0, locks: 0, lockedAtMs: 0 };

const TRIES = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;

/** How long no PIN is taken: 15 minutes after five wrong ones, then twice as long each time, at most a day. 0: now. */
export function lockedForMs(state: ThrottleState, nowMs: number): number {
  if (state.locks === 0 || state.lockedAtMs === 0) return 0;
  const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (state.locks - 1), LONGEST_LOCK_MS);
  // A clock set back must not lock for longer than the lock is, nor one before the lock unlock at once.
  return Math.min(lockMs, Math.max(0, state.lockedAtMs + lockMs - nowMs));
}

/** The state after one more try, which is counted before the PIN is checked, so that a power cut in between gains nothing. */
export function afterWrongPin(state: ThrottleState, nowMs: number): ThrottleState {
  const wrong = state.wrong + 1;
  return wrong < TRIES
    ? { ...state, wrong, lockedAtMs: 0 }
    : { wrong: 0, locks: Math.min(state.locks + 1, 1_000), lockedAtMs: nowMs };
}
