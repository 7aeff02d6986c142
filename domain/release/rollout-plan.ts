import { z } from 'zod';
import type { KioskReleaseState } from './kiosk-report.ts';
import { Percent } from './percentage.ts';

/** How a rollout widens by itself, and when it stops by itself. */
export const RolloutPlan = z.strictObject({
  /** The percentages after the first, each greater than the one before; none: people widen it. */
  widenTo: z
    .array(Percent.min(1))
    .max(10)
    .refine((steps) => steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0)), 'each greater'),
  /** At least so long between two steps. */
  waitMinutes: z.int().min(1).max(43_200),
  /** It widens only when so many per cent of the kiosks that it reaches are healthy. */
  healthyPercent: Percent.min(1),
  /** It stops as soon as more than so many per cent of them have failed. */
  stopAbovePercent: Percent.max(99),
});
export type RolloutPlan = z.infer<typeof RolloutPlan>;

export const USUAL_PLAN: RolloutPlan = {
  widenTo: [25, 50, 100],
  waitMinutes: 1_440,
  healthyPercent: 90,
  stopAbovePercent: 10,
};

/** What a release came to on a kiosk so far. */
export type Standing = 'healthy' | 'failed' | 'open';

/**
 * What a kiosk's reports of one release come to, the oldest first. A fallback counts until the release is healthy there after all:
 * that the kiosk then does not take it again is the same failure.
 */
export function standingOf(reports: readonly KioskReleaseState[]): Standing {
  return reports.reduce<Standing>((standing, report) => {
    if (report.kind === 'healthy') return 'healthy';
    return isFailure(report) ? 'failed' : standing;
  }, 'open');
}

/** The report that says most of how far a kiosk is: the last one, but the fallback itself rather than why the kiosk has not taken the release again since. */
export function tellingReport<Report extends { readonly state: KioskReleaseState }>(
  reports: readonly Report[],
): Report | null {
  const last = reports.at(-1) ?? null;
  if (last?.state.kind !== 'refused') return last;
  const before = reports.findLast(({ state }) => state.kind !== 'refused');
  return before?.state.kind === 'rolled-back' ? before : last;
}

/** The release's own failure: that a kiosk has no room, or no connection, is none. */
const isFailure = (state: KioskReleaseState): boolean =>
  state.kind === 'rolled-back' ||
  (state.kind === 'refused' && state.why === 'quarantined') ||
  (state.kind === 'failed' && state.why === 'wrong-file');

/** The kiosks that a rollout reaches now, by what it came to there. */
export type Tally = { readonly healthy: number; readonly failed: number; readonly open: number };

export const tallyOf = (standings: readonly Standing[]): Tally => ({
  healthy: standings.filter((one) => one === 'healthy').length,
  failed: standings.filter((one) => one === 'failed').length,
  open: standings.filter((one) => one === 'open').length,
});

export type PlanStep =
  | { readonly kind: 'stop' }
  | { readonly kind: 'widen'; readonly percent: number }
  /** All of its ring have it and enough are healthy. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'wait' };

/** What a running rollout does next. Failures come first: it never widens while too many have failed. */
export function nextPlanStep(
  plan: RolloutPlan,
  percent: number,
  tally: Tally,
  { stepAt, now }: { readonly stepAt: Date; readonly now: Date },
): PlanStep {
  const reached = tally.healthy + tally.failed + tally.open;
  if (tally.failed * 100 > plan.stopAbovePercent * reached) return { kind: 'stop' };
  if (tally.healthy * 100 < plan.healthyPercent * reached) return { kind: 'wait' };
  if (percent === 100) return reached > 0 ? { kind: 'complete' } : { kind: 'wait' };
  const next = plan.widenTo.find((step) => step > percent);
  if (next === undefined) return { kind: 'wait' };
  const hasWaited = now.getTime() - stepAt.getTime() >= plan.waitMinutes * 60_000;
  return hasWaited ? { kind: 'widen', percent: next } : { kind: 'wait' };
}
