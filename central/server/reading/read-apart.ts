import { Worker } from 'node:worker_threads';
import { codeOf } from '../../../domain/failure/index.ts';
import { boundedTurns, type Turns } from './bounded-turns.ts';

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

const AT_ONCE = 2;
const MOST_WAITING = 16;
/** Threads and memory belong to the process: two files at a time are read in all of it. */
const ownTurns = boundedTurns(AT_ONCE, MOST_WAITING);

/** What stands in the answer to someone who would have to wait too long. */
export const BUSY = 'other files are being read; try again in a few minutes';

/**
 * Reads what someone uploaded in a thread of its own, so that no kiosk waits for it, whatever is in it. `script` is a module
 * that calls `answerOrder`; it answers with pieces, one at a time, and then once more. What strangers send has `turns` of its own.
 */
export async function readApart<Order, Answer>(
  script: URL,
  order: Order,
  take: Give,
  limits: ReaderLimits = LIMITS,
  turns: Turns = ownTurns,
): Promise<ReadApart<Answer>> {
  const read = await turns(() => readInThread<Order, Answer>(script, order, take, limits));
  return read === 'busy' ? { kind: 'stopped', reason: BUSY } : read;
}

async function readInThread<Order, Answer>(
  script: URL,
  order: Order,
  take: Give,
  { deadlineMs, memoryMb }: ReaderLimits,
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
      worker.once('error', (error) => {
        const why = reasonOf(error);
        if (why === null) reject(error);
        else stopped(why);
      });
      worker.once('exit', () => stopped('expected a file that can be read; its reader ended too early'));
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
    // Its memory is free before the next file has its turn.
    await worker.terminate();
  }
}

/** Why a reader died of what is in the file; null for any other failure, which is a bug of ours. */
function reasonOf(error: unknown): string | null {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'expected a file that can be read with less memory';
  return error instanceof RangeError ? 'expected a file whose parts are less deep and less long' : null;
}
