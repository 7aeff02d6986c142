import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { focusRing, type Ring, sameRing } from './focus-ring.ts';
import { outputOf, pictureOf, type Seen, type SeenDisplay } from './seen-display.ts';

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
const BETWEEN_LOOKS_MS = 200;
const MOST_LOOKS = 5;

export function personAt(display: SeenDisplay): Person {
  const picture = (width = 1080): Promise<Buffer> => pictureOf(display.look(), width);
  let read: { readonly pixels: Buffer; readonly words: string } = { pixels: Buffer.alloc(0), words: '' };
  /** What is written there; a screen that has not changed is not read twice. */
  const text = async (): Promise<string> => {
    const seen = await restingSight();
    if (!seen.pixels.equals(read.pixels)) {
      const parameters = ['-', '-', '-l', 'eng', '--psm', '11'];
      const words = await outputOf('tesseract', parameters, await pictureOf(seen, READ_AT));
      read = { pixels: seen.pixels, words: words.toString('utf8').replace(/\s+/g, ' ') };
    }
    return read.words;
  };
  /** What is seen once two looks are alike; something that never rests is taken as it is. */
  const restingSight = async (): Promise<Seen> => {
    let seen = display.look();
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      await pause(BETWEEN_LOOKS_MS);
      const now = display.look();
      if (now.pixels.equals(seen.pixels)) return now;
      seen = now;
    }
    return seen;
  };
  const ring = (): Ring | null => focusRing(display.look());
  /** Where the ring is when it stands still: what comes into sight may still move. */
  const restingRing = async (): Promise<Ring | null> => {
    for (let before = ring(); ; ) {
      await pause(BETWEEN_LOOKS_MS);
      const now = ring();
      if (sameRing(before, now)) return now;
      before = now;
    }
  };
  /** Presses a key until the ring has left its place. */
  const press = async (key: string, from: Ring | null): Promise<Ring | null> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      execFileSync('xdotool', ['key', key], { env: { ...process.env, DISPLAY: display.name } });
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
