import { codeOf, messageOf } from '../../domain/failure/index.ts';
import type { WaitsFor } from '../../domain/release/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import { beginTrial, bootOrFirst, type SlotName, writeBoot } from '../../slots/index.ts';
import type { FollowReleasesParts } from './follow-parts.ts';
import { waitsFor } from './when-to-install.ts';

type Offered = {
  readonly slot: SlotName;
  readonly sha256: string;
  /** When central said so, by the monotonic clock. */
  readonly decidedMs: number;
};

/** A release that stands in its slot. Every call is made in turn with the others. */
export type TrialStart = {
  /** A release in its slot may start. Returns what it waits for; null when it need not wait. */
  readonly offer: (release: Offered) => WaitsFor | null;
  /** The SHA-256 of the release that may start; null for none. */
  readonly offered: () => string | null;
  /** Starts what was offered when nobody is disturbed. */
  readonly startWhenFree: () => Promise<void>;
  /** What was to be tried next is not any more: central has halted it, or offers another. */
  readonly withdraw: () => Promise<void>;
  /** A start that failed: the next look at central tries again. */
  readonly failed: (error: unknown) => void;
};

/** A decision older than that, and than two polls, is made anew before a release starts: it may have been halted since. */
const FRESH_MS = 300_000;

/** Lets the launcher try a release: notes the trial on the disk, and ends this program when nobody is disturbed. */
export function createTrialStart(
  parts: Pick<
    FollowReleasesParts,
    'launcher' | 'disk' | 'standing' | 'restart' | 'log' | 'pollMs' | 'timers'
  >,
  windowOpen: () => boolean,
  closing: AbortSignal,
): TrialStart {
  const { disk, log, launcher, timers = realTimers } = parts;
  const { places } = launcher;
  const freshMs = Math.max(FRESH_MS, 2 * parts.pollMs);
  let offered: Offered | null = null;
  /** The launcher is to try this slot next. */
  let begun: SlotName | null = null;
  let isEnding = false;
  const waits = (): WaitsFor | null => waitsFor(parts.standing(), windowOpen());

  return {
    offer: (release) => {
      offered = release;
      return waits();
    },
    offered: () => offered?.sha256 ?? null,
    /** The trial is on the disk before this program ends. It waits for anyone who has come since. */
    startWhenFree: async () => {
      if (!offered || isEnding || timers.monotonicMs() - offered.decidedMs > freshMs) return;
      if (waits() !== null) return;
      if (begun !== offered.slot) {
        await beginTrial({ places, disk }, offered.slot, parts.standing().reached);
        begun = offered.slot;
        log('release-starts', { slot: offered.slot });
      }
      if (waits() !== null || closing.aborted) return;
      isEnding = true;
      parts.restart();
    },
    withdraw: async () => {
      offered = null;
      if (begun === null) return;
      const boot = await bootOrFirst(places);
      if (boot.trial?.slot === begun) await writeBoot(disk, places.boot, { ...boot, trial: null });
      log('release-withdrawn', { slot: begun });
      begun = null;
    },
    failed: (error) => {
      offered = null;
      const code = codeOf(error);
      if (code !== null) log('release-not-started', { why: code });
      else log('bug', { where: 'releases', message: messageOf(error) });
    },
  };
}
