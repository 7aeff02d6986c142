export type IdleTimes = {
  /** How long nobody touches the screen before the warning. */
  readonly idleAfterMs: number;
  /** How long the warning counts down (WCAG 2.2.1: at least 20 seconds). */
  readonly warningMs: number;
};

export type IdleWatch = {
  /** Somebody is there. */
  readonly touched: () => void;
  /** Milliseconds until the session ends, once the warning shows; null before it. */
  readonly endsInMs: () => number | null;
  readonly close: () => void;
};

export type IdleParts = {
  readonly times: IdleTimes;
  readonly monotonicMs: () => number;
  /** While a device works, or nobody has begun, the watch rests and begins anew afterwards. */
  readonly rests: () => boolean;
  readonly onWarning: () => void;
  readonly onEnd: () => void;
};

const LOOK_EVERY_MS = 500;

/** Watches for a session that nobody uses any more. By a clock that never jumps. */
export function watchIdle(parts: IdleParts): IdleWatch {
  let touchedAt = parts.monotonicMs();
  let warned = false;

  const endsIn = (): number => {
    const { idleAfterMs, warningMs } = parts.times;
    return Math.max(0, Math.round(touchedAt + idleAfterMs + warningMs - parts.monotonicMs()));
  };

  const touched = (): void => {
    touchedAt = parts.monotonicMs();
    if (!warned) return;
    warned = false;
    parts.onWarning();
  };

  const timer = setInterval(() => {
    if (parts.rests()) return touched();
    if (endsIn() === 0) {
      touched();
      parts.onEnd();
    } else if (!warned && endsIn() <= parts.times.warningMs) {
      warned = true;
      parts.onWarning();
    }
  }, LOOK_EVERY_MS);

  return {
    touched,
    endsInMs: () => (warned ? endsIn() : null),
    close: () => clearInterval(timer),
  };
}
