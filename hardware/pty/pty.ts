import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A serial line without hardware: drivers open `path` as a tty, the simulator holds the other end. */
export type Pty = {
  readonly path: string;
  /** Towards the driver. False: wait for `onDrain`. */
  write(bytes: Uint8Array): boolean;
  onDrain(listener: () => void): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Stops and resumes reading what the driver sends. */
  pause(): void;
  resume(): void;
  /** Pulls the plug: the driver sees a hang-up and the path is gone. */
  close(): Promise<void>;
};

/** `unavailable` where the machine has no socat, or its pty did not come in time. */
export type PtyResult =
  | { readonly kind: 'open'; readonly pty: Pty }
  | { readonly kind: 'unavailable'; readonly reason: string };

const READY_WITHIN_MS = 5000;

/** Opens a pty under a stable symbolic link, by socat. */
export async function openPty(path: string): Promise<PtyResult> {
  await rm(path, { force: true });
  const child = spawn('socat', ['-,ignoreeof', `PTY,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let failure: string | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = `socat cannot be started (${error.message}); install it with: apt-get install socat`;
      resolve();
    });
    child.once('exit', () => {
      failure ??= 'socat ended';
      resolve();
    });
  });
  child.stderr.resume();
  child.stdin.on('error', () => {});

  const deadline = performance.now() + READY_WITHIN_MS;
  let holder = hold(path);
  while (holder === undefined && failure === undefined && performance.now() < deadline) {
    await delay(10);
    holder = hold(path);
  }
  if (holder === undefined) {
    child.kill('SIGKILL');
    return { kind: 'unavailable', reason: failure ?? 'the pty did not come in time' };
  }
  return { kind: 'open', pty: ptyOf(path, child, holder, exited) };
}

/** Held open so that the line lives on while no driver has it open. */
function hold(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

function ptyOf(
  path: string,
  child: ChildProcessWithoutNullStreams,
  holder: number,
  exited: Promise<void>,
): Pty {
  let closed = false;
  return {
    path,
    write: (bytes) => !closed && child.stdin.writable && child.stdin.write(bytes),
    onDrain: (listener) => child.stdin.on('drain', listener),
    onData: (listener) => child.stdout.on('data', listener),
    pause: () => child.stdout.pause(),
    resume: () => child.stdout.resume(),
    async close() {
      if (closed) return;
      closed = true;
      closeSync(holder);
      child.kill('SIGKILL');
      await exited;
      await rm(path, { force: true });
    },
  };
}
