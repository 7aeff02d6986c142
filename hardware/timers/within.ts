import { realTimers } from './timers.ts';

/** The result of the work, or the other value when the time is over first. The work itself continues, and nobody hears of it. */
export async function within<Result>(
  deadlineMs: number,
  otherwise: Result,
  work: Promise<Result>,
  timers = realTimers,
): Promise<Result> {
  let cancel = (): void => undefined;
  const deadline = new Promise<Result>((resolve) => {
    cancel = timers.after(deadlineMs, () => resolve(otherwise));
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    cancel();
  }
}
