import { type Timers, within } from '../../hardware/timers/index.ts';
import type { Log } from '../log/index.ts';

/** A part of the start: what the log calls it, and what it does. It is over when its promise has ended. */
export type StartStep = { readonly name: string; readonly run: () => void | Promise<void> };

export type StepParts = {
  readonly log: Log;
  readonly monotonicMs: () => number;
  /** A bug in a step: the others are taken all the same. */
  readonly failed: (error: unknown) => void;
  /** Whether the program is ending: then no step begins any more. */
  readonly isEnding: () => boolean;
  readonly timers?: Timers;
};

/** For so long the next step waits for the one before. Whatever takes longer continues beside it: nothing is killed for being slow. */
export const STEP_WAITED_FOR_MS = 10_000;

/**
 * Takes the steps one after the other, so that on few processors none makes another slow, and logs when each was over. Between two
 * of them main answers what the page has asked.
 */
export async function takeSteps(steps: readonly StartStep[], parts: StepParts): Promise<void> {
  const { log, monotonicMs, failed, isEnding, timers } = parts;
  for (const { name, run } of steps) {
    if (isEnding()) return;
    const begunAtMs = monotonicMs();
    const outcome = await within<Outcome>(STEP_WAITED_FOR_MS, 'not-waited-for', taken(run, failed), timers);
    const atMs = monotonicMs();
    log('start-step', {
      step: name,
      outcome,
      atMs: Math.round(atMs),
      tookMs: Math.round(atMs - begunAtMs),
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type Outcome = 'over' | 'failed' | 'not-waited-for';

async function taken(run: StartStep['run'], failed: (error: unknown) => void): Promise<Outcome> {
  try {
    await run();
    return 'over';
  } catch (error) {
    failed(error);
    return 'failed';
  }
}
