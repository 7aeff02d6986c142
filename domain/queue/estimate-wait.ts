import { z } from 'zod';

/** What may honestly be said about a wait, in minutes. Rounded: nobody can know it exactly. */
export const WaitEstimate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('less-than'), minutes: z.int().min(1) }),
  z.object({ kind: z.literal('about'), minutes: z.int().min(1) }),
  z.object({ kind: z.literal('between'), minutes: z.int().min(1), most: z.int().min(1) }),
  z.object({ kind: z.literal('more-than'), minutes: z.int().min(1) }),
]);
export type WaitEstimate = z.infer<typeof WaitEstimate>;

/** What a wait is estimated from. */
export type WaitFacts = {
  readonly peopleBefore: number;
  /** Desks that serve this queue now; the estimate assumes at least one. */
  readonly desksOpen: number;
  /** The town's own first estimate, minutes for one resident. */
  readonly minutesEach: number;
  /** How long the last residents took at a desk, in minutes. */
  readonly lastServedMinutes: readonly number[];
};

const SHORTEST = 5;
const LONGEST = 120;
/** Up to here one number is said, beyond a range. */
const LONGEST_ABOUT = 20;
/** The town's own estimate counts as so many residents served: one quick visit changes little. */
const FIRST_ESTIMATE_WEIGHS = 3;
/** Nobody is at a desk for longer: who is was forgotten there. */
const LONGEST_VISIT = 240;

/** About how long somebody waits who takes a number now. Never a false precision: steps of five minutes, ranges, limits. */
export function estimateWait({
  peopleBefore,
  desksOpen,
  minutesEach,
  lastServedMinutes,
}: WaitFacts): WaitEstimate {
  const served = lastServedMinutes.filter((minutes) => minutes >= 0 && minutes <= LONGEST_VISIT);
  const sum = served.reduce((total, minutes) => total + minutes, minutesEach * FIRST_ESTIMATE_WEIGHS);
  const each = sum / (served.length + FIRST_ESTIMATE_WEIGHS);
  const minutes = (Math.max(0, peopleBefore) * each) / Math.max(1, desksOpen);
  if (minutes < SHORTEST) return { kind: 'less-than', minutes: SHORTEST };
  if (minutes > LONGEST) return { kind: 'more-than', minutes: LONGEST };
  if (minutes <= LONGEST_ABOUT) return { kind: 'about', minutes: toStep(minutes, 5, Math.round) };
  const step = minutes <= 60 ? 5 : 15;
  const least = toStep(minutes * 0.85, step, Math.floor);
  const most = toStep(minutes * 1.2, step, Math.ceil);
  return { kind: 'between', minutes: least, most: Math.max(least + step, most) };
}

const toStep = (minutes: number, step: number, round: (value: number) => number): number =>
  round(minutes / step) * step;
