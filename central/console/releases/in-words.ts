import {
  type KioskReleaseState,
  type RolloutPlan,
  type Standing,
  stateInWords,
} from '../../../domain/release/index.ts';
import type { KioskReleaseRow } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { texts } from './texts.ts';

/** A short word, and the sentence that explains it. */
export type Words = { readonly mark: string; readonly words: string; readonly tone: Tone };

/** How far a kiosk is with the newest rollout's release. */
export function kioskInWords({
  state,
  reached,
  standing,
}: Pick<KioskReleaseRow, 'state' | 'reached' | 'standing'>): Words {
  if (state === null)
    return reached
      ? { mark: texts.markOffered, words: texts.offered, tone: 'plain' }
      : { mark: texts.markNotReached, words: texts.notReached, tone: 'plain' };
  return { ...markOf(state, standing), words: stateInWords(state) };
}

function markOf(state: KioskReleaseState, standing: Standing): Omit<Words, 'words'> {
  if (standing === 'healthy') return { mark: texts.markHealthy, tone: 'good' };
  if (standing === 'failed') return { mark: texts.markFailed, tone: 'bad' };
  if (state.kind === 'failed') return { mark: texts.markHeldUp, tone: 'warn' };
  if (state.kind === 'refused') return { mark: texts.markNotTaken, tone: 'plain' };
  return { mark: texts.markOnItsWay, tone: 'busy' };
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
