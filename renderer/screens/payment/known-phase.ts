import type { ScreenOf } from '../../../domain/ipc/index.ts';

export type Phase = ScreenOf<'paying'>['phase'];

/** Asked for again, something was not right with it: what, only the terminal says. */
const ASKED_ONCE: ReadonlySet<Phase> = new Set(['present-card', 'enter-pin']);
/** What the terminal may have left behind without telling. */
const GROWS_OLD: ReadonlySet<Phase> = new Set(['present-card', 'enter-pin', 'authorising']);

/** Whether a phase that the terminal told is worth believing for a time only. */
export const growsOld = (phase: Phase): boolean => GROWS_OLD.has(phase);

/**
 * The phase as the screen may tell it. Not every terminal tells each step: where what it told is old, or it asks for the same
 * thing a second time (after a wrong PIN), the screen says to follow the terminal instead of something that may not be so.
 */
export const knownPhase = (before: readonly Phase[], phase: Phase, isOld: boolean): Phase =>
  (isOld && growsOld(phase)) || (ASKED_ONCE.has(phase) && before.includes(phase)) ? 'follow' : phase;

/** The phases of this attempt up to now; each attempt begins with `starting`. */
export function phasesUpTo(past: readonly Phase[], phase: Phase): readonly Phase[] {
  if (past.at(-1) === phase) return past;
  return phase === 'starting' ? [phase] : [...past, phase];
}
