import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 15;

/** A guard against what never comes, on a machine that is busy with something else; no measure of speed. */
export const GUARD_MS = 180_000;

/** Waits until the look gives something other than null, false or undefined, and returns it; throws at the deadline, with what was seen last. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  deadlineMs = GUARD_MS,
  seen: () => unknown = () => '',
): Promise<T> {
  const endsAt = performance.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > endsAt)
      throw new Error(`not within ${deadlineMs} ms: ${what} ${JSON.stringify(seen())}`);
    await wait(LOOK_EVERY_MS);
  }
}
