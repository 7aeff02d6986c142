import { isWindowOpen, type MaintenanceWindow } from '../../domain/release/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import type { Loop } from '../sync/index.ts';
import { type KioskStanding, waitsFor } from './when-to-install.ts';

export type NightlyRestartParts = {
  /** The town's. */
  readonly timeZone: string;
  readonly now: () => Date;
  readonly standing: () => KioskStanding;
  /** Ends the program in good order; the launcher starts it again. */
  readonly restart: () => void;
  readonly log: (event: string) => void;
  readonly timers?: Pick<typeof realTimers, 'monotonicMs'>;
};

/** No town hall is open then. */
const NIGHT: MaintenanceWindow = { from: '03:00', to: '05:00' };
/** One that has just been started anew, by an update or by staff, runs until the next night. */
const LONG_ENOUGH_MS = 20 * 3_600_000;
const LOOK_EVERY_MS = 60_000;

/**
 * Starts the program anew once a night, in the town's time, when nobody stands there and no money is on its way: what a program gathers
 * over weeks, in memory or in a driver, never becomes a fault by day.
 */
export function restartNightly(parts: NightlyRestartParts): Pick<Loop, 'close'> {
  const { monotonicMs } = parts.timers ?? realTimers;
  const startedMs = monotonicMs();
  const timer = setInterval(() => {
    if (monotonicMs() - startedMs < LONG_ENOUGH_MS) return;
    if (waitsFor(parts.standing(), isWindowOpen(NIGHT, parts.timeZone, parts.now())) !== null) return;
    clearInterval(timer);
    parts.log('nightly-restart');
    parts.restart();
  }, LOOK_EVERY_MS);
  return { close: async () => clearInterval(timer) };
}
