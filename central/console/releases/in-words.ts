import { type RolloutPlan, stateInWords } from '../../../domain/release/index.ts';
import type { KioskReleaseRow } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { texts } from './texts.ts';

export type Words = { readonly words: string; readonly tone: Tone };

/** How far a kiosk is with the newest rollout's release. */
export function kioskInWords({
  state,
  reached,
  standing,
}: Pick<KioskReleaseRow, 'state' | 'reached' | 'standing'>): Words {
  if (state === null) return { words: reached ? texts.offered : texts.notReached, tone: 'plain' };
  const tone =
    standing === 'healthy'
      ? 'good'
      : standing === 'failed'
        ? 'bad'
        : state.kind === 'failed'
          ? 'warn'
          : 'busy';
  const isJustWaiting = state.kind === 'refused' && standing === 'open';
  return { words: stateInWords(state), tone: isJustWaiting ? 'plain' : tone };
}

/** How a rollout widens by itself. */
export function wideningInWords(
  { widenTo, waitMinutes, healthyPercent }: RolloutPlan,
  percent: number,
): string {
  const steps = widenTo.filter((step) => step > percent);
  if (steps.length === 0) return texts.byHand;
  const hours = Math.round(waitMinutes / 6) / 10;
  return `${texts.toPercents} ${steps.join(', ')} %, ${texts.every} ${hours} ${texts.hours} ${healthyPercent} ${texts.areHealthy}`;
}

/** Bytes as people read them. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
