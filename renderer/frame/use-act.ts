import { useCallback, useRef, useState } from 'react';

/** Runs what a tap asks for; a second tap while it runs is not heard. */
export type Act = (job: () => Promise<unknown>) => void;

/** One action at a time. `failed`: the last one did not reach main; the next one that does clears it. */
export function useAct(): { readonly act: Act; readonly pending: boolean; readonly failed: boolean } {
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const act = useCallback<Act>((job) => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    job()
      .then(
        () => setFailed(false),
        () => setFailed(true),
      )
      .finally(() => {
        running.current = false;
        setPending(false);
      });
  }, []);
  return { act, pending, failed };
}
