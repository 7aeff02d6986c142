import { execFileSync, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { focusRing, type Ring, sameRing } from './focus-ring.ts';

/** A person before a display: presses real keys and reads what is on it, with nothing of the program's own help. */
export type Person = {
  /**
   * Moves the focus by these keys, by their X names (`Tab`, `shift+Tab`), and presses Return on what it has come to. After each key
   * the person looks at the ring around what has the focus, and presses again only when it has stayed where it was.
   */
  readonly chooses: (...steps: string[]) => Promise<void>;
  /** Waits until these words are on the display. */
  readonly reads: (words: string, timeoutMs?: number) => Promise<void>;
  /** The display as a PNG picture, at most this wide. */
  readonly picture: (width?: number) => Promise<Buffer>;
};

/** A guard: on a machine that is busy with something else one look alone takes long. */
const LOOK_MS = 180_000;
/** Large enough for the headings to be read, small enough to be read quickly. */
const READ_AT = 720;
/** A key that has shown nothing for so long was not heard: a page that is slow to this degree is ended by the kiosk itself. */
const UNHEARD_MS = 30_000;
const TRIES = 5;
const BETWEEN_LOOKS_MS = 100;

export function personAt(display: string): Person {
  const env = { ...process.env, DISPLAY: display, OMP_THREAD_LIMIT: '1' };
  const picture = (width = 1080): Promise<Buffer> =>
    outputOf('import', ['-silent', '-window', 'root', '-resize', String(width), 'png:-'], env);
  const text = async (): Promise<string> => {
    const read = await outputOf(
      'tesseract',
      ['-', '-', '-l', 'eng', '--psm', '11'],
      env,
      await picture(READ_AT),
    );
    return read.toString('utf8').replace(/\s+/g, ' ');
  };
  const ring = async (): Promise<Ring | null> => {
    const size = execFileSync('xdotool', ['getdisplaygeometry'], { env, encoding: 'utf8' });
    const pixels = await outputOf('import', ['-silent', '-window', 'root', '-depth', '8', 'rgb:-'], env);
    return focusRing(pixels, Number(size.split(' ')[0]));
  };
  /** Where the ring is when it stands still: what comes into sight may still move. */
  const restingRing = async (): Promise<Ring | null> => {
    for (let before = await ring(); ; ) {
      await pause(BETWEEN_LOOKS_MS);
      const now = await ring();
      if (sameRing(before, now)) return now;
      before = now;
    }
  };
  /** Presses a key until the ring has left its place. */
  const press = async (key: string, from: Ring | null): Promise<Ring | null> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      execFileSync('xdotool', ['key', key], { env });
      const endsAt = performance.now() + UNHEARD_MS;
      while (performance.now() < endsAt) {
        const now = await restingRing();
        if (!sameRing(from, now)) return now;
      }
    }
    throw new Error(`The focus stayed where it was, although ${key} was pressed ${TRIES} times.`);
  };
  return {
    picture,
    chooses: async (...steps) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        let at = await restingRing();
        for (const step of steps) at = await press(step, at);
        at = await restingRing();
        // The screen may have come anew, and the focus to its heading: the person begins there again.
        if (at === null) continue;
        await press('Return', at);
        return;
      }
      throw new Error(`The keys ${steps.join(', ')} came to nothing that can be pressed.`);
    },
    reads: async (words, timeoutMs = LOOK_MS) => {
      await expect
        .poll(text, { timeout: timeoutMs, message: `the display reads "${words}"` })
        .toContain(words);
    },
  };
}

/** What a program writes for this input. This process continues with its other work. */
function outputOf(
  program: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
  input: Buffer = Buffer.alloc(0),
): Promise<Buffer> {
  const child = spawn(program, parameters, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(Buffer.concat(output)) : reject(new Error(`${program} ended with ${code}`)),
    );
    // A program that does not read its input to the end says why by its own end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
