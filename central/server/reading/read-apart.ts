import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { boundedTurns, type Turns } from './bounded-turns.ts';

/** Takes a piece of what was read; the reader waits until it is taken. */
export type Give = (piece: string) => Promise<void>;

/** What came of reading a file: the reader's answer, or why it was stopped. */
export type ReadApart<Answer> =
  | { readonly kind: 'read'; readonly answer: Answer }
  | { readonly kind: 'stopped'; readonly reason: string };

/** What a reader hears first; the bytes of its order come through its standard input. */
export type ToReader<Order> = {
  readonly order: Order;
  /** Where the bytes belong in the order: it is they, it has them at this place, or there are none. */
  readonly bytes:
    | { readonly kind: 'all' }
    | { readonly kind: 'at'; readonly place: string }
    | { readonly kind: 'none' };
};

export type FromReader<Answer> =
  | { readonly kind: 'piece'; readonly piece: string }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly isTooDeep: boolean; readonly message: string };

/** A reader has so long and so much memory; a file that needs more is refused in a sentence. */
export type ReaderLimits = { readonly deadlineMs: number; readonly memoryMb: number };
const LIMITS: ReaderLimits = { deadlineMs: 60_000, memoryMb: 768 };

const AT_ONCE = 2;
const MOST_WAITING = 16;
/** Cores and memory belong to all of central: two files at a time are read in it. */
const ownTurns = boundedTurns(AT_ONCE, MOST_WAITING);

/** What stands in the answer to someone who would have to wait too long. */
export const BUSY = 'other files are being read; try again in a few minutes';

/**
 * Reads what someone uploaded in a process of its own, so that no kiosk waits for it, whatever is in it, and that a file which takes all
 * memory ends its reader and nothing else: a thread that runs out of memory would end central with it. `script` is a module
 * that calls `answerOrder`; it answers with pieces, one at a time, and then once more. What strangers send has `turns` of its own.
 */
export async function readApart<Order, Answer>(
  script: URL,
  order: Order,
  take: Give,
  limits: ReaderLimits = LIMITS,
  turns: Turns = ownTurns,
): Promise<ReadApart<Answer>> {
  const read = await turns(() => readInProcess<Order, Answer>(script, order, take, limits));
  return read === 'busy' ? { kind: 'stopped', reason: BUSY } : read;
}

async function readInProcess<Order, Answer>(
  script: URL,
  order: Order,
  take: Give,
  { deadlineMs, memoryMb }: ReaderLimits,
): Promise<ReadApart<Answer>> {
  const child = fork(fileURLToPath(script), [], {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    env: readersEnvironment(),
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadApart<Answer>>((resolve, reject) => {
      const stopped = (reason: string): void => resolve({ kind: 'stopped', reason });
      deadline = setTimeout(
        () => stopped(`expected a file that can be read in ${deadlineMs / 1_000} seconds`),
        deadlineMs,
      );
      child.once('error', reject);
      // A reader that has answered waits to be ended: one that ends before did not bear the file.
      child.once('exit', (_code, signal) => stopped(signal === 'SIGABRT' ? OUT_OF_MEMORY : ENDED_EARLY));
      // Our own program: what it says needs no check.
      child.on('message', (said: FromReader<Answer>) => {
        if (said.kind === 'answer') return resolve({ kind: 'read', answer: said.answer });
        if (said.kind === 'failed')
          return said.isTooDeep ? stopped(TOO_DEEP) : reject(new Error(`a reader failed: ${said.message}`));
        take(said.piece).then(() => child.send('next'), reject);
      });
      const { said, bytes } = withoutBytes(order);
      child.send(said as Serializable);
      // A reader that ends before it has taken all of them says so by its exit.
      pipeline(Readable.from(slices(bytes)), child.stdin as Writable).catch(() => undefined);
    });
  } finally {
    clearTimeout(deadline);
    child.removeAllListeners();
    // It may still fail while it ends; nobody waits for it any more.
    child.on('error', () => undefined);
    await ended(child);
  }
}

/** So many bytes keep nobody waiting. */
const SLICE_BYTES = 256 * 1024;

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += SLICE_BYTES)
    yield bytes.subarray(from, from + SLICE_BYTES);
}

/** Takes the bytes out of an order: as part of a message, twenty megabytes would be copied twice in one go. */
function withoutBytes(order: unknown): { readonly said: ToReader<unknown>; readonly bytes: Uint8Array } {
  if (order instanceof Uint8Array) return { said: { order: null, bytes: { kind: 'all' } }, bytes: order };
  const fields = Object.entries(typeof order === 'object' ? (order ?? {}) : {});
  for (const [place, bytes] of fields)
    if (bytes instanceof Uint8Array) {
      const rest = Object.fromEntries(fields.filter(([name]) => name !== place));
      return { said: { order: rest, bytes: { kind: 'at', place } }, bytes };
    }
  return { said: { order, bytes: { kind: 'none' } }, bytes: new Uint8Array() };
}

const OUT_OF_MEMORY = 'expected a file that can be read with less memory';
const ENDED_EARLY = 'expected a file that can be read; its reader ended too early';
const TOO_DEEP = 'expected a file whose parts are less deep and less long';

/** Ends a reader: its memory is free before the next file has its turn. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await exit;
}

/** What a reader needs to know of its surroundings: no address of a database, no secret. */
function readersEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TZ, LANG, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  return { PATH, TZ, LANG, TMPDIR, NODE_COMPILE_CACHE };
}
