import { expect } from '@playwright/test';
import type { BenchClient } from '../../build/start/bench-client.ts';
import type { KioskApp } from '../../build/start/kiosk-app.ts';

/** More places than the frame has on the largest screen, with every group entered. */
const MOST_MOVES = 80;
const SEEN_MS = 60_000;

/** Someone with one button who waits until the frame is around what they want. */
export type SwitchUser = {
  readonly press: () => Promise<void>;
  /** Lets the page's clock go on: the frame moves by it alone. */
  readonly wait: (ms: number) => Promise<void>;
  readonly frame: () => Promise<Frame>;
  /** Waits for the frame, enters what holds this thing, and presses it. */
  readonly choose: (testId: string) => Promise<void>;
  readonly type: (field: string, text: string) => Promise<void>;
};

/** What the frame is around: the names of all that can be pressed within it. */
export type Frame = { readonly kind: string | null; readonly around: readonly string[] };

/**
 * The page's clock stands still but for what the test lets pass, so that a busy machine never presses a moment too late.
 * @param paceMs how long the frame stays.
 */
export async function switchUser(
  { page }: KioskApp,
  bench: BenchClient,
  paceMs = 3_000,
): Promise<SwitchUser> {
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 1_000));
  const wait = (ms: number): Promise<void> => page.clock.runFor(ms);

  /** Presses, and waits until the page shows that it has heard it. */
  async function press(): Promise<void> {
    const before = await page.evaluate(traces);
    await bench.post('/api/keypad/press', { event: 'switch-one' });
    await expect.poll(() => page.evaluate(traces), { timeout: SEEN_MS }).not.toBe(before);
    // The hand rests, and what has come takes presses.
    await wait(600);
  }

  const frame = (): Promise<Frame> => page.evaluate(framed);

  async function choose(testId: string): Promise<void> {
    await page.getByTestId(testId).first().waitFor({ state: 'visible', timeout: SEEN_MS });
    const passed: string[] = [];
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      const { kind, around } = await frame();
      const holds = kind !== 'way-out' && around.includes(testId);
      if (holds) await press();
      if (holds && kind === 'one') return;
      if (!holds) await wait(paceMs);
      passed.push(`${kind}: ${around.join(' ')}`);
    }
    throw new Error(`the frame never comes to ${testId}:\n${passed.join('\n')}`);
  }

  return {
    press,
    wait,
    frame,
    choose,
    type: async (field, text) => {
      for (const [index, key] of [...text].entries()) {
        const found = await page.evaluate(keyFor, key);
        await choose(found);
        const typed = text.slice(0, index + 1);
        await expect(page.getByTestId(field)).toHaveValue(new RegExp(`^${typed}$`, 'i'));
      }
    },
  };
}

/** In the page: what the frame is around, by the middle of each thing. */
function framed(): Frame {
  const shown = document.querySelector<HTMLElement>('[data-scan-frame]');
  if (!shown) return { kind: null, around: [] };
  const box = shown.getBoundingClientRect();
  const scope = [...document.querySelectorAll('[role=alertdialog]')].at(-1) ?? document.body;
  const around = [...scope.querySelectorAll<HTMLElement>('[data-testid]')].filter((one) => {
    if (!one.matches('button, input, textarea')) return false;
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
  return { kind: shown.dataset.scanFrame ?? null, around: around.map(({ dataset }) => dataset.testid ?? '') };
}

/** In the page: all that a press can change. */
function traces(): string {
  const shown = document.querySelector<HTMLElement>('[data-scan-frame]');
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  return JSON.stringify([
    shown?.dataset.scanFrame,
    shown?.getAttribute('style'),
    document.querySelector('[data-screen]')?.getAttribute('data-screen'),
    [...document.querySelectorAll('h1, h2')].map(({ textContent }) => textContent),
    fields.map(({ value }) => value),
    [...document.querySelectorAll('[aria-pressed], [aria-checked]')].map(
      (one) => one.ariaPressed ?? one.ariaChecked,
    ),
  ]);
}

/** In the page: the test id of a key, small or large. */
function keyFor(key: string): string {
  const keys = [...document.querySelectorAll<HTMLElement>('[data-keyboard] button')];
  return keys.find((one) => one.dataset.testid?.toLowerCase() === `key-${key}`)?.dataset.testid ?? key;
}
