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
const STEP_MS = 5 * 60_000;
/** Someone who guesses has 480 tries a day among a million PINs; staff who come to a locked kiosk wait no longer than this. */
const LONGEST_LOCK_MS = 15 * 60_000;

/** How long a lock is: five minutes longer each time, at most a quarter of an hour. 0: nothing is locked. */
export const lockMs = ({ locks, lockedAtMs }: ThrottleState): number =>
  lockedAtMs === 0 ? 0 : Math.min(STEP_MS * locks, LONGEST_LOCK_MS);

/**
 * How much of a lock is left when the program starts, by the clock on the wall: while it runs, it counts by its own. A wall clock that
 * stands before the lock has been set back, or was wrong: the lock begins anew.
 */
export const lockLeftMs = (state: ThrottleState, wallMs: number): number =>
  wallMs < state.lockedAtMs
    ? lockMs(state)
    : Math.max(0, Math.min(lockMs(state), state.lockedAtMs + lockMs(state) - wallMs));

/** The state after one more try, which is counted before the PIN is checked, so that a power cut in between gains nothing. */
export function afterWrongPin(state: ThrottleState, wallMs: number): ThrottleState {
  const wrong = state.wrong + 1;
  return wrong < TRIES
    ? { ...state, wrong, lockedAtMs: 0 }
    : { wrong: 0, locks: Math.min(state.locks + 1, 1_000), lockedAtMs: wallMs };
}
