import type { CallOutput, ScreenKind } from '../../domain/ipc/index.ts';
import { callForHelp, takeBackHelpCall } from '../../domain/wire/index.ts';
import type { CentralClient } from '../sync/index.ts';

export type HelpAnswer = CallOutput<'help.call'>;
export type TakenBack = CallOutput<'help.takeBack'>;

export type HelpCaller = {
  readonly call: (screen: ScreenKind) => Promise<HelpAnswer>;
  /** Staff need not come any more. */
  readonly takeBack: () => Promise<TakenBack>;
};

/** Somebody stands there and waits for the answer. */
const DEADLINE_MS = 6_000;
const AGAIN_AFTER_MS = 5_000;

/** Tells central that somebody at the kiosk asks for staff: once at a time, and not again for a moment after a call. */
export function helpCaller(client: CentralClient, monotonicMs: () => number): HelpCaller {
  let running: Promise<HelpAnswer> | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  async function call(screen: ScreenKind): Promise<HelpAnswer> {
    const answer = await client.call(callForHelp, { screen }, DEADLINE_MS);
    running = null;
    if (answer.kind !== 'answered') return { kind: 'not-reached' };
    toldAt = monotonicMs();
    return answer.value;
  }

  return {
    call: async (screen) => {
      if (monotonicMs() - toldAt < AGAIN_AFTER_MS) return { kind: 'told' };
      running ??= call(screen);
      return running;
    },
    takeBack: async () => {
      const answer = await client.call(takeBackHelpCall, {}, DEADLINE_MS);
      if (answer.kind !== 'answered') return { kind: 'not-reached' };
      // Who asks again at once means it.
      toldAt = Number.NEGATIVE_INFINITY;
      return answer.value;
    },
  };
}
