import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';

/** A person before a display: presses real keys and reads what is on it, with nothing of the program's own help. */
export type Person = {
  /** Presses keys by their X names, one after the other, e.g. `Tab`, `shift+Tab`, `Return`. */
  readonly press: (...keys: string[]) => void;
  /** Waits until these words are on the display. */
  readonly reads: (words: string, timeoutMs?: number) => Promise<void>;
  /** The display as a PNG picture, at most this wide. */
  readonly picture: (width?: number) => Buffer;
};

const LOOK_MS = 30_000;
/** Large enough for the headings to be read, small enough to be read quickly. */
const READ_AT = 720;

export function personAt(display: string): Person {
  const env = { ...process.env, DISPLAY: display, OMP_THREAD_LIMIT: '1' };
  const picture = (width = 1080): Buffer =>
    execFileSync('import', ['-silent', '-window', 'root', '-resize', String(width), 'png:-'], {
      env,
      maxBuffer: 2 ** 25,
    });
  const text = (): string =>
    execFileSync('tesseract', ['-', '-', '-l', 'eng', '--psm', '11'], {
      env,
      input: picture(READ_AT),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }).replace(/\s+/g, ' ');
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
