import type { BenchClient } from '../../build/start/bench-client.ts';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { callInPage } from '../e2e/in-page.ts';
import { keypadUser } from '../e2e/keypad-user.ts';
import { questionComes, titleShown } from '../e2e/question.ts';

/** Guards against a question or a place that never comes. */
const COMES_MS = 120_000;

/** A way to use the kiosk, which counts what it touches or presses. */
export type Hand = {
  readonly by: 'touch' | 'keypad';
  /** From the town's invitation to the choice of a language. */
  readonly begins: () => Promise<void>;
  /** Chooses what stays at the same question. */
  readonly chooses: (testId: string) => Promise<void>;
  /** Chooses what leads to another question, and waits for it. */
  readonly opens: (testId: string) => Promise<void>;
  /** Types into the field that the keys write into. */
  readonly types: (field: string, text: string) => Promise<void>;
  /** The same, after going to that field. */
  readonly goesToAndTypes: (field: string, text: string) => Promise<void>;
  /** The number of touches or presses so far. */
  readonly count: () => number;
};

/** A finger: each tap is a touch, on a key of the screen's keyboard too. It touches what is in sight, and moves no list. */
export function finger(kiosk: KioskApp): Hand {
  let touches = 0;
  const chooses = async (testId: string): Promise<void> => {
    await kiosk.page.waitForFunction(isInSight, testId, { timeout: COMES_MS }).catch((cause: unknown) => {
      throw new Error(`${testId} is out of sight`, { cause });
    });
    touches += 1;
    await kiosk.tap(testId);
  };
  const types = (_field: string, text: string): Promise<void> => {
    touches += [...text].length;
    return kiosk.type(text);
  };
  return {
    by: 'touch',
    begins: () => leadingOn(kiosk, () => chooses('start')),
    chooses,
    opens: (testId) => leadingOn(kiosk, () => chooses(testId)),
    types,
    goesToAndTypes: async (field, text) => {
      await chooses(field);
      await types(field, text);
    },
    count: () => touches,
  };
}

/** The navigation keypad, in the hand of somebody who comes often: goes the shorter way round. */
export function keypadHand(kiosk: KioskApp, bench: BenchClient): Hand {
  let presses = 0;
  const keypad = keypadUser(kiosk, {
    ...bench,
    post: (path, body) => {
      if (path === '/api/keypad/press') presses += 1;
      return bench.post(path, body);
    },
  });
  const chooses = (testId: string): Promise<void> => keypad.choose(testId, 'nearer');
  const types = (field: string, text: string): Promise<void> => keypad.type(field, text, 'nearer');
  return {
    by: 'keypad',
    begins: () => leadingOn(kiosk, () => keypad.press('select')),
    chooses,
    opens: (testId) => leadingOn(kiosk, () => chooses(testId)),
    types,
    goesToAndTypes: types,
    count: () => presses,
  };
}

async function leadingOn({ page }: KioskApp, act: () => Promise<void>): Promise<void> {
  const before = await page.evaluate(titleShown);
  await act();
  if (!(await callInPage(page, questionComes, titleShown, before, COMES_MS)))
    throw new Error(`no question comes after ${before}`);
}

/** In the page: whether all of what has this test id can be seen where it is, without moving what it lies in. */
function isInSight(testId: string): boolean {
  const element = document.querySelector(`[data-testid="${testId}"]`);
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (getComputedStyle(above).overflowY === 'visible') continue;
    const room = above.getBoundingClientRect();
    if (top < room.top - 1 || bottom > room.bottom + 1) return false;
  }
  return true;
}
