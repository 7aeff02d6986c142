/** Tells the sale system what stands on the display, one HTTP POST after another, without ever being waited for. */
export type Notifier = {
  send(body: string): void;
  /** How many were given up: refused, too slow, or one too many. */
  dropped(): number;
  /** Resolves when nothing is waiting any more. */
  close(): Promise<void>;
};

export type NotifierOptions = {
  /** Where to POST; null sends nothing. */
  readonly url: string | null;
  readonly deadlineMs: number;
};

export function createNotifier({ url, deadlineMs }: NotifierOptions): Notifier {
  const closing = new AbortController();
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let dropped = 0;
  const post = async (target: string, body: string) => {
    try {
      const response = await fetch(target, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(deadlineMs)]),
      });
      await response.arrayBuffer();
      if (!response.ok) dropped += 1;
    } catch {
      dropped += 1;
    }
    waiting -= 1;
  };
  return {
    send(body) {
      if (url === null || closing.signal.aborted) return;
      if (waiting >= MOST_WAITING) {
        dropped += 1;
        return;
      }
      waiting += 1;
      last = last.then(() => post(url, body));
    },
    dropped: () => dropped,
    close() {
      closing.abort();
      return last;
    },
  };
}

const MOST_WAITING = 50;
