import type { CallOutput, StaffAlarm } from '../../domain/ipc/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import { isPin, verifyPin } from './pin-hash.ts';
import { afterWrongPin, lockLeftMs, lockMs, NOTHING_WRONG, type ThrottleState } from './throttle.ts';

export type StaffExitParts = {
  /** The settings' hash; null: nobody can unlock. */
  readonly pinHash: string | null;
  /** The clock on the wall, for what is remembered across restarts. */
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly throttle: { read(): ThrottleState; write(state: ThrottleState): void };
  /** What staff have to know once they have unlocked the kiosk. */
  readonly alarms: () => readonly StaffAlarm[];
  readonly keyFingerprint: () => string | null;
  readonly onEvent: (event: KioskEvent) => void;
  /** Ends the kiosk: called once per unlock. */
  readonly leave: () => void;
};

export type StaffExit = {
  readonly unlock: (pin: string) => Promise<CallOutput<'staff.unlock'>>;
  /** Leaves the kiosk, when unlocked a moment ago. */
  readonly leaveKiosk: () => CallOutput<'staff.leaveKiosk'>;
  readonly stay: () => CallOutput<'staff.stay'>;
};

/** How long an unlocked menu stays so when nobody answers it. */
const UNLOCKED_FOR_MS = 60_000;

/** The way out of the kiosk for staff: a PIN, throttled and journaled. */
export function createStaffExit(parts: StaffExitParts): StaffExit {
  let unlockedAtMs: number | null = null;
  let lockedUntilMs = parts.monotonicMs() + lockLeftMs(parts.throttle.read(), parts.nowMs());
  let busy = false;

  async function unlock(pin: string): Promise<CallOutput<'staff.unlock'>> {
    unlockedAtMs = null;
    // One at a time: tries side by side would be counted as fewer than they are.
    if (busy) return { kind: 'refused' };
    busy = true;
    try {
      return await tried(pin);
    } finally {
      busy = false;
    }
  }

  async function tried(pin: string): Promise<CallOutput<'staff.unlock'>> {
    // The monotonic clock has fractions; the answer is in whole milliseconds.
    const retryAfterMs = Math.ceil(lockedUntilMs - parts.monotonicMs());
    if (retryAfterMs > 0) {
      parts.onEvent({ kind: 'staff-pin', outcome: 'throttled' });
      return { kind: 'throttled', retryAfterMs };
    }
    const counted = afterWrongPin(parts.throttle.read(), parts.nowMs());
    parts.throttle.write(counted);
    if (parts.pinHash !== null && isPin(pin) && (await verifyPin(pin, parts.pinHash))) {
      parts.throttle.write(NOTHING_WRONG);
      unlockedAtMs = parts.monotonicMs();
      parts.onEvent({ kind: 'staff-pin', outcome: 'accepted' });
      return { kind: 'unlocked', alarms: [...parts.alarms()], keyFingerprint: parts.keyFingerprint() };
    }
    const lockedMs = lockMs(counted);
    lockedUntilMs = parts.monotonicMs() + lockedMs;
    parts.onEvent({ kind: 'staff-pin', outcome: lockedMs > 0 ? 'locked' : 'refused' });
    return lockedMs > 0 ? { kind: 'throttled', retryAfterMs: lockedMs } : { kind: 'refused' };
  }

  function leaveKiosk(): CallOutput<'staff.leaveKiosk'> {
    const unlocked = unlockedAtMs !== null && parts.monotonicMs() - unlockedAtMs < UNLOCKED_FOR_MS;
    unlockedAtMs = null;
    if (!unlocked) return { kind: 'not-now' };
    parts.onEvent({ kind: 'staff-left-kiosk' });
    parts.leave();
    return { kind: 'done' };
  }

  function stay(): CallOutput<'staff.stay'> {
    unlockedAtMs = null;
    return { kind: 'done' };
  }

  return { unlock, leaveKiosk, stay };
}
