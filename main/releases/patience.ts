import type { TransferFault } from '../../domain/release/index.ts';

/** After so many failures of one release it is left alone, or tried seldom. */
const MOST_FAILURES = 3;
const SELDOM_MS = 3_600_000;

/** How often a release that does not come is tried: a broken one must not use up the town's network. */
export type Patience = {
  readonly mayTry: (sha256: string) => boolean;
  /** Whether central hears of it: of a transfer that was interrupted only when it happens again and again. */
  readonly failed: (sha256: string, why: TransferFault) => boolean;
  readonly forget: () => void;
};

/**
 * What is not as signed is tried three times and then left until another release is offered. A disk that fails or is full is
 * tried three times and then once an hour. A transfer that was interrupted continues whenever it can.
 */
export function createPatience(monotonicMs: () => number): Patience {
  let release = '';
  let wrong = 0;
  let disk = 0;
  let interrupted = 0;
  let notBeforeMs = 0;
  const forget = (): void => {
    release = '';
    wrong = 0;
    disk = 0;
    interrupted = 0;
    notBeforeMs = 0;
  };
  return {
    mayTry: (sha256) => sha256 !== release || (wrong < MOST_FAILURES && monotonicMs() >= notBeforeMs),
    failed: (sha256, why) => {
      if (sha256 !== release) {
        forget();
        release = sha256;
      }
      switch (why) {
        case 'wrong-file':
          wrong += 1;
          return true;
        case 'interrupted':
          interrupted += 1;
          return interrupted >= MOST_FAILURES;
        case 'disk-failed':
        case 'no-room':
          disk += 1;
          if (disk >= MOST_FAILURES) notBeforeMs = monotonicMs() + SELDOM_MS;
          return true;
      }
    },
    forget,
  };
}
