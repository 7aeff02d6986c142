import { execFileSync, spawn } from 'node:child_process';
import { expect } from '@playwright/test';

/** A person before a display: presses real keys and reads what is on it, with nothing of the program's own help. */
export type Person = {
  /** Presses keys by their X names, one after the other, e.g. `Tab`, `shift+Tab`, `Return`. */
  readonly press: (...keys: string[]) => void;
  /** Waits until these words are on the display. */
  readonly reads: (words: string, timeoutMs?: number) => Promise<void>;
  /** The display as a PNG picture, at most this wide. */
  readonly picture: (width?: number) => Promise<Buffer>;
};

/** A guard: on a machine that is busy with something else one look alone takes long. */
const LOOK_MS = 180_000;
/** Large enough for the headings to be read, small enough to be read quickly. */
const READ_AT = 720;

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
  return {
    picture,
    press: (...keys) => void execFileSync('xdotool', ['key', '--delay', '60', ...keys], { env }),
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
