/**
 * Does work again and again, `everyMs` after the last time ended; never twice at once. The returned function ends it and
 * waits for the work in hand.
 */
export function repeat(
  everyMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = work()
      .catch(onError)
      .finally(() => {
        if (!ended) timer = setTimeout(turn, everyMs);
      });
  };
  turn();
  return async () => {
    ended = true;
    if (timer) clearTimeout(timer);
    await running;
  };
}
