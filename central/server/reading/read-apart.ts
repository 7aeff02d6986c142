import { Worker } from 'node:worker_threads';

/** Takes a piece of what was read; the reader waits until it is taken. */
export type Give = (piece: string) => Promise<void>;

/** What came of reading a file: the reader's answer, or why it was stopped. */
export type ReadApart<Answer> =
  | { readonly kind: 'read'; readonly answer: Answer }
  | { readonly kind: 'stopped'; readonly reason: string };

export type FromReader<Answer> =
  | { readonly kind: 'piece'; readonly piece: string }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** A reader has so long and so much memory; a file that needs more is refused in a sentence. */
export type ReaderLimits = { readonly deadlineMs: number; readonly memoryMb: number };
const LIMITS: ReaderLimits = { deadlineMs: 60_000, memoryMb: 768 };

/**
 * Reads what someone uploaded in a thread of its own, so that no kiosk waits for it, whatever is in it. `script` is a module
 * that calls `answerOrder`; it answers with pieces, one at a time, and then once more.
 */
export async function readApart<Order, Answer>(
  script: URL,
  order: Order,
  take: Give,
  { deadlineMs, memoryMb }: ReaderLimits = LIMITS,
): Promise<ReadApart<Answer>> {
  const worker = new Worker(script, {
    workerData: order,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadApart<Answer>>((resolve, reject) => {
      const stopped = (reason: string): void => resolve({ kind: 'stopped', reason });
      deadline = setTimeout(
        () => stopped(`expected a file that can be read in ${deadlineMs / 1_000} seconds`),
        deadlineMs,
      );
      worker.once('error', (error) =>
        Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY'
          ? stopped('expected a file that can be read with less memory')
          : reject(error),
      );
      worker.once('exit', () => reject(new Error('the reader ended')));
      // Our own thread: what it says needs no check.
      worker.on('message', (said: FromReader<Answer>) => {
        if (said.kind === 'answer') return resolve({ kind: 'read', answer: said.answer });
        take(said.piece).then(() => worker.postMessage('next'), reject);
      });
    });
  } finally {
    clearTimeout(deadline);
    worker.removeAllListeners();
    // It may still fail while it ends; nobody waits for it any more.
    worker.on('error', () => undefined);
    void worker.terminate();
  }
}
