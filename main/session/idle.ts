export type IdleTimes = {
  /** How long nobody touches the screen before the warning. */
  readonly idleAfterMs: number;
  /** How long the warning counts down (WCAG 2.2.1: at least 20 seconds). */
  readonly warningMs: number;
  /** For how long after the last touch speech alone shows that somebody is there: a kiosk that speaks to nobody ends the session too. */
  readonly listeningMs: number;
};

export type IdleWatch = {
  /** Somebody is there. */
  readonly touched: () => void;
  /** Speech sounds: somebody listens, without touching anything. What is said while the warning shows does not count. */
  readonly heard: () => void;
  /** Milliseconds until the session ends, once the warning shows; null before it. */
  readonly endsInMs: () => number | null;
  readonly close: () => void;
};

export type IdleParts = {
  /** Asked each time: a resident with a personal switch has longer ones. */
  readonly times: () => IdleTimes;
  readonly monotonicMs: () => number;
  /** While a device works, or nobody has begun, the watch rests and begins anew afterwards. */
  readonly rests: () => boolean;
  readonly onWarning: () => void;
  readonly onEnd: () => void;
};

/** A resident with a personal switch waits for the frame to come round: what is to be answered in a time has this many times as much. */
const LONGER_BY_SWITCH = 2;

/** The times of a resident who uses a personal switch. */
export const timesBySwitch = ({ idleAfterMs, warningMs, listeningMs }: IdleTimes): IdleTimes => ({
  idleAfterMs: idleAfterMs * LONGER_BY_SWITCH,
  warningMs: warningMs * LONGER_BY_SWITCH,
  listeningMs,
});

const LOOK_EVERY_MS = 500;

/** Watches for a session that nobody uses any more. By a clock that never jumps. */
export function watchIdle(parts: IdleParts): IdleWatch {
  let touchedAt = parts.monotonicMs();
  let presentAt = touchedAt;
  let warned = false;

  const endsIn = (): number => {
    const { idleAfterMs, warningMs } = parts.times();
    return Math.max(0, Math.round(presentAt + idleAfterMs + warningMs - parts.monotonicMs()));
  };

  const touched = (): void => {
    touchedAt = parts.monotonicMs();
    presentAt = touchedAt;
    if (!warned) return;
    warned = false;
    parts.onWarning();
  };

  const heard = (): void => {
    if (!warned) presentAt = Math.min(parts.monotonicMs(), touchedAt + parts.times().listeningMs);
  };

  const timer = setInterval(() => {
    if (parts.rests()) return touched();
    if (endsIn() === 0) {
      touched();
      parts.onEnd();
    } else if (!warned && endsIn() <= parts.times().warningMs) {
      warned = true;
      parts.onWarning();
    }
  }, LOOK_EVERY_MS);

  return {
    touched,
    heard,
    endsInMs: () => (warned ? endsIn() : null),
    close: () => clearInterval(timer),
  };
}
