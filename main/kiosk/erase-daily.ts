import type { Retention } from '../../domain/town/index.ts';
import type { RetentionReport } from '../../domain/wire/index.ts';
import type { Journal } from '../journal/index.ts';
import type { Log } from '../log/index.ts';

export type EraseDaily = {
  /** Erases what is due, when a day has passed since the last time. */
  readonly look: () => void;
  /** What the last run did; null before the first. */
  readonly last: () => RetentionReport | null;
  readonly close: () => void;
};

export type EraseDailyParts = {
  readonly journal: Pick<Journal, 'erasePersonal'>;
  readonly retention: Retention;
  /** Whether central hears the kiosk: it takes nothing from one whose clock is wrong, and a wrong clock would erase too early. */
  readonly reached: () => boolean;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly log: Log;
};

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 10 * 60_000;

/** Erases personal records at the kiosk once a day, each kind after its time. */
export function eraseDaily(parts: EraseDailyParts): EraseDaily {
  let lastMs: number | null = null;
  let last: RetentionReport | null = null;

  function look(): void {
    const monotonicMs = parts.monotonicMs();
    if (!parts.reached() || (lastMs !== null && monotonicMs - lastMs < DAY_MS)) return;
    const now = parts.now();
    const ago = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
    const { account, answers, receipt, email } = parts.retention;
    const done = parts.journal.erasePersonal({
      account: ago(account),
      answers: ago(answers),
      receipt: ago(receipt),
      email: ago(email),
    });
    if (!done) return;
    lastMs = monotonicMs;
    last = { at: now.toISOString(), ...done };
    parts.log('retention-ran', done);
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return { look, last: () => last, close: () => clearInterval(timer) };
}
