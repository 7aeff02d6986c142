import type { Boot, Slot } from '../slots/index.ts';
import { inQuarantine } from './next-start.ts';
import type { EarlyEnd } from './run-end.ts';

type SignedSlot = Extract<Slot, { kind: 'signed' }>;
export type After = { readonly boot: Boot; readonly said: readonly string[] };

/** The program has shown that it works: it is the good one from now on, in one write with its security floor. */
export function afterHealthy(boot: Boot, slot: SignedSlot): After {
  const floor = Math.max(boot.floor, slot.release.securityFloor);
  const trial = boot.trial?.slot === slot.name ? null : boot.trial;
  const same = boot.good === slot.name && boot.floor === floor && boot.trial === trial;
  return {
    boot: same ? boot : { ...boot, good: slot.name, floor, trial },
    said: [
      `${slot.name} is healthy${boot.good === slot.name ? '' : ': it is the good release from now on'}.`,
    ],
  };
}

/** A try has ended before the release was healthy. */
export function afterTry(boot: Boot, slot: SignedSlot, end: EarlyEnd, now: Date): After {
  switch (end.kind) {
    case 'stopped':
      return afterStopped(boot, slot);
    case 'interrupted':
      return afterInterrupted(boot, slot);
    case 'failed':
      return afterFailedTry(boot, slot, end, now);
  }
}

/** A try has failed, as far as the launcher has seen it fail. */
function afterFailedTry(
  boot: Boot,
  slot: SignedSlot,
  { why, exit }: Extract<EarlyEnd, { kind: 'failed' }>,
  now: Date,
): After {
  if (boot.trial?.slot !== slot.name) return { boot, said: [] };
  const { triesLeft } = boot.trial;
  const failed = { ...boot, trial: { ...boot.trial, running: null, lastFailure: why } };
  if (triesLeft > 0) {
    return {
      boot: failed,
      said: [`The trial of ${slot.name} failed (${why}); ${triesLeft} more tries are left.`],
    };
  }
  return {
    boot: inQuarantine(failed, slot, { why, exit }, now),
    said: [
      `The last trial of ${slot.name} failed (${why}): keeps it in quarantine and goes back to ${boot.good ?? 'what there is'}.`,
    ],
  };
}

/** The launcher was asked to end while a try was running: the try did not happen. */
function afterStopped(boot: Boot, slot: SignedSlot): After {
  if (boot.trial?.slot !== slot.name) return { boot, said: [] };
  const trial = { ...boot.trial, triesLeft: boot.trial.triesLeft + 1, running: null };
  return {
    boot: { ...boot, trial },
    said: [`The trial of ${slot.name} was stopped in good order; it begins anew.`],
  };
}

/** Somebody ended the program from outside while it was on trial: no failure of it, but trials have to end. */
function afterInterrupted(boot: Boot, slot: SignedSlot): After {
  if (boot.trial?.slot !== slot.name) return { boot, said: [] };
  const { triesLeft, interruptionsLeft } = boot.trial;
  const trial = {
    ...boot.trial,
    triesLeft: triesLeft + 1,
    interruptionsLeft: Math.max(interruptionsLeft - 1, 0),
    running: null,
  };
  return {
    boot: { ...boot, trial },
    said: [`The trial of ${slot.name} was ended from outside. This counts as no failure.`],
  };
}

/**
 * The files of a slot are not those of its release. Its trial ends, without quarantine: the release itself has not failed, and
 * can be installed anew.
 */
export function afterDamage(boot: Boot, slot: SignedSlot, problems: readonly string[]): After {
  const first = problems.slice(0, 3).join('; ');
  return {
    boot: boot.trial?.slot === slot.name ? { ...boot, trial: null } : boot,
    said: [`${slot.name} is damaged and not started: ${first}.`],
  };
}
