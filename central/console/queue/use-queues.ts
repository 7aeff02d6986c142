import { useCallback, useEffect, useState } from 'react';
import { listQueues } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import type { Queues } from './at-desk.ts';

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 3_000;

/** The queues as they are now; `problem` says why they may be out of date. */
export type Looking = {
  readonly queues: Queues | null;
  readonly problem: string | null;
  readonly look: () => Promise<void>;
};

/** Reads the queues again and again while the page shows, one look at a time. */
export function useQueues(): Looking {
  const { call, signIns } = useSession();
  const [queues, setQueues] = useState<Queues | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      const result = await call(listQueues, {}, signal);
      if (signal?.aborted) return;
      setProblem(result.kind === 'failed' ? failureTexts[result.why] : null);
      if (result.kind === 'answered') setQueues(result.answer);
    },
    [call],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sign-in is a reason to read again at once
  useEffect(() => {
    const leaving = new AbortController();
    let timer = 0;
    const lookOn = async (): Promise<void> => {
      await look(leaving.signal);
      if (!leaving.signal.aborted) timer = window.setTimeout(() => void lookOn(), LOOK_EVERY_MS);
    };
    void lookOn();
    return () => {
      window.clearTimeout(timer);
      leaving.abort();
    };
  }, [look, signIns]);
  return { queues, problem, look: useCallback(() => look(), [look]) };
}
