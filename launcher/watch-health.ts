import type { FallbackReason } from '../domain/release/index.ts';
import type { Health } from '../slots/index.ts';

export type HealthTimes = {
  /** From the start until the program works for the first time. */
  readonly worksWithinMs: number;
  /** So long it has to work without a break until it is healthy. */
  readonly steadyMs: number;
  /** A trial that is not healthy after so long has failed. */
  readonly trialMostMs: number;
  /** So long its beat may stand still. */
  readonly silentMs: number;
};

export const HEALTH_TIMES: HealthTimes = {
  worksWithinMs: 180_000,
  steadyMs: 300_000,
  trialMostMs: 1_200_000,
  silentMs: 60_000,
};

/** What was seen of a program that runs. Times are monotonic milliseconds. */
export type Watch = {
  readonly startedMs: number;
  readonly last: Health | null;
  /** When the beat last moved. */
  readonly beatMs: number;
  /** Since when it works without a break; null when it does not. */
  readonly worksSinceMs: number | null;
  readonly hasWorked: boolean;
};

export const newWatch = (nowMs: number): Watch => ({
  startedMs: nowMs,
  last: null,
  beatMs: nowMs,
  worksSinceMs: null,
  hasWorked: false,
});

/** What a program has to show: more on trial, as nobody knows it yet. */
export type Expected = { readonly onTrial: boolean; readonly reached: readonly string[] };

/** Takes what the program has written into what was seen. */
export function seen(watch: Watch, health: Health | null, expected: Expected, nowMs: number): Watch {
  if (!health || health.beat === watch.last?.beat) return watch;
  const works = missing(health, expected) === null;
  return {
    ...watch,
    last: health,
    beatMs: nowMs,
    worksSinceMs: works ? (watch.worksSinceMs ?? nowMs) : null,
    hasWorked: watch.hasWorked || works,
  };
}

export type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'healthy' }
  | { readonly kind: 'failed'; readonly why: FallbackReason };

/** What the program has shown by now. A program that is not on trial fails only when it hangs: what it cannot do, it shows itself. */
export function verdictOn(watch: Watch, expected: Expected, times: HealthTimes, nowMs: number): Verdict {
  const { startedMs, last, beatMs, worksSinceMs } = watch;
  const silent = nowMs - beatMs > (last ? times.silentMs : times.worksWithinMs);
  if (silent) return { kind: 'failed', why: last ? 'hung' : 'shows-nothing' };
  if (worksSinceMs !== null && nowMs - worksSinceMs >= times.steadyMs) return { kind: 'healthy' };
  if (!expected.onTrial) return { kind: 'open' };
  const late =
    nowMs - startedMs > times.trialMostMs || (!watch.hasWorked && nowMs - startedMs > times.worksWithinMs);
  if (!late) return { kind: 'open' };
  return { kind: 'failed', why: (last && missing(last, expected)) ?? 'not-healthy-in-time' };
}

/** The first thing that a program does not show; null when it shows all. */
function missing({ painted, journal, reached }: Health, expected: Expected): FallbackReason | null {
  if (!painted) return 'shows-nothing';
  if (!journal) return 'journal-not-opened';
  return expected.onTrial && unreached({ reached }, expected).length > 0 ? 'fewer-devices' : null;
}

/** What a program is expected to reach and does not. */
export const unreached = ({ reached }: Pick<Health, 'reached'>, expected: Expected): string[] =>
  expected.reached.filter((one) => !reached.includes(one));
