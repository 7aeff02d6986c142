import type { CallOutput, ScreenKind } from '../../domain/ipc/index.ts';
import { callForHelp } from '../../domain/wire/index.ts';
import type { CentralClient } from '../sync/index.ts';

export type HelpAnswer = CallOutput<'help.call'>;

/** Somebody stands there and waits for the answer. */
const DEADLINE_MS = 6_000;
const AGAIN_AFTER_MS = 5_000;

/** Tells central that somebody at the kiosk asks for staff: once at a time, and not again for a moment after a call. */
export function helpCaller(
  client: CentralClient,
  monotonicMs: () => number,
): (screen: ScreenKind) => Promise<HelpAnswer> {
  let running: Promise<HelpAnswer> | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  async function call(screen: ScreenKind): Promise<HelpAnswer> {
    const answer = await client.call(callForHelp, { screen }, DEADLINE_MS);
    running = null;
    if (answer.kind !== 'answered') return { kind: 'not-reached' };
    toldAt = monotonicMs();
    return answer.value;
  }

  return async (screen) => {
    if (monotonicMs() - toldAt < AGAIN_AFTER_MS) return { kind: 'told' };
    running ??= call(screen);
    return running;
  };
}
