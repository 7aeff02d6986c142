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

/** A guard against what hangs: on a busy machine socat alone takes seconds to start. */
const READY_WITHIN_MS = 60_000;

/** What socat says (at `-d -d`) once its options are set. The path is there before: a driver that opened it then could meet echo and line editing. */
const IS_SET_UP = 'starting data transfer loop';

/** Opens a pty under a stable symbolic link, by socat. */
export async function openPty(path: string): Promise<PtyResult> {
  await rm(path, { force: true });
  const child = spawn('socat', ['-d', '-d', '-,ignoreeof', `PTY,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) =>
      resolve(`socat cannot be started (${error.message}); install it with: apt-get install socat`),
    );
    child.once('exit', () => resolve('socat ended'));
  });
  child.stdin.on('error', () => {});
  const failure = await Promise.race([isSetUp(child), exited, tooLate()]);
  const holder = failure === null ? hold(path) : undefined;
  if (holder === undefined) {
    child.kill('SIGKILL');
    return { kind: 'unavailable', reason: failure ?? 'the pty cannot be opened' };
  }
  return { kind: 'open', pty: ptyOf(path, child, holder, exited) };
}

/** Resolves with null when socat has set its options; what it says later is read and dropped. */
function isSetUp(child: ChildProcessWithoutNullStreams): Promise<null> {
  return new Promise((resolve) => {
    let said = '';
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (!said.includes(IS_SET_UP)) return;
      child.stderr.off('data', hear);
      child.stderr.resume();
      resolve(null);
    };
    child.stderr.on('data', hear);
  });
}

const tooLate = (): Promise<string> => delay(READY_WITHIN_MS, 'the pty did not come in time', { ref: false });

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
  exited: Promise<unknown>,
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
