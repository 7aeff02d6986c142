import { expect } from '@playwright/test';
import type { BenchClient } from '../../build/start/bench-client.ts';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import type { KeypadEvent } from '../../domain/keypad/index.ts';
import { type FocusedPlace, focusedPlace, wordsOfFocus } from './focus.ts';
import { callInPage } from './in-page.ts';

/** Guards against a key that moves nothing. */
const MOVE_MS = 60_000;
/** More presses than the largest screen has stops with its keyboard in groups. */
const MOST_PRESSES = 40;

type Way = 'up' | 'down' | 'nearer';

/** Hears what the focus comes to: notes where what is said from now on begins, and waits until these words were said from there on. */
export type Ear = {
  readonly mark: () => number;
  readonly hears: (words: string, from: number) => Promise<void>;
};

/** Somebody who uses the navigation keypad alone: each press must bring the focus to a place that can be seen. */
export type KeypadUser = {
  readonly press: (event: KeypadEvent) => Promise<void>;
  /** Moves on until the place with this test id has the focus. */
  readonly moveTo: (testId: string, way?: Way) => Promise<void>;
  readonly choose: (testId: string, way?: Way) => Promise<void>;
  /** Types into the field with this test id, by the keys on the screen, and leaves the keys again. */
  readonly type: (field: string, text: string, way?: Way) => Promise<void>;
};

/** With an ear every place that the focus comes to must be said as well. */
export function keypadUser({ page }: KioskApp, bench: BenchClient, ear?: Ear): KeypadUser {
  const press = (event: KeypadEvent): Promise<void> => bench.post('/api/keypad/press', { event });
  const place = (): Promise<FocusedPlace> => page.evaluate(focusedPlace);

  /** Presses a key that moves the focus, and waits until it has. */
  async function go(event: KeypadEvent): Promise<FocusedPlace> {
    const before = await callInPage(page, noteFocus, focusedPlace, scrolled, MOVE_MS);
    const mark = ear?.mark() ?? 0;
    let { far } = before;
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await press(event);
      const moved = await callInPage(page, focusAfter, focusedPlace, scrolled, wordsOfFocus, far, MOVE_MS);
      if (moved === null) throw new Error(`${event} leads nowhere from ${before.name}`);
      far = moved.far;
      // A long text is moved on to its end before the focus leaves it.
      if (!moved.isElsewhere) continue;
      const { place: after, words } = moved;
      // Between the keys of a group that has the focus there is nothing to hit.
      const unseen = /^(div|fieldset)$/.test(after.name) ? '' : after.unseen;
      expect(`${after.name} ${unseen}`.trim(), `focus is seen after ${event} from ${before.name}`).toBe(
        after.name,
      );
      await ear?.hears(words, mark);
      return after;
    }
    throw new Error(`${event} never leaves ${before.name}`);
  }

  async function goUntil(way: 'up' | 'down', isThere: (at: FocusedPlace) => boolean | Promise<boolean>) {
    const passed: string[] = [];
    if (await isThere(await place())) return;
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const at = await go(way);
      if (await isThere(at)) return;
      passed.push(at.name);
    }
    throw new Error(`${way} leads only to ${passed.join(', ')}`);
  }

  const moveTo = async (testId: string, way: Way = 'down'): Promise<void> =>
    goUntil(
      way === 'nearer' ? await page.evaluate(nearerWay, testId) : way,
      ({ name }) => name.toLowerCase() === testId.toLowerCase(),
    );

  async function typeKey(key: string): Promise<void> {
    if (!(await page.evaluate(isKeyAmongOurs, key))) {
      await go('back');
      // The long way round would lead by other fields, and the keys would write into those.
      const way = (await page.evaluate(isKeyAbove, key)) ? 'up' : 'down';
      await goUntil(way, () => page.evaluate(isKeyInFocusedGroup, key));
      await go('select');
    }
    await moveTo(`key-${key === ' ' ? 'space' : key}`, 'nearer');
    await press('select');
  }

  return {
    press,
    moveTo,
    choose: async (testId, way) => {
      await moveTo(testId, way);
      await press('select');
    },
    type: async (field, text, way) => {
      await moveTo(field, way);
      await go('select');
      if (['div', 'fieldset'].includes((await place()).name)) await go('select');
      for (const [index, key] of [...text].entries()) {
        await typeKey(key);
        const typed = text.slice(0, index + 1);
        await expect(page.getByTestId(field)).toHaveValue(new RegExp(`^${typed}$`, 'i'));
      }
      await go('back');
    },
  };
}

type FocusBefore = Window & { focusBefore?: Element | null };

/** In the page: waits until the screen takes keys, and notes what has the focus then; its name, and how far it is scrolled. */
async function noteFocus(
  place: () => FocusedPlace,
  scrolledNow: () => number,
  mostMs: number,
): Promise<{ readonly name: string; readonly far: number }> {
  for (const begun = performance.now(); performance.now() - begun < mostMs; ) {
    if (document.documentElement.dataset.settling === undefined) break;
    await new Promise(requestAnimationFrame);
  }
  (window as FocusBefore).focusBefore = document.activeElement;
  return { name: place().name, far: scrolledNow() };
}

/** In the page: waits until the focus is elsewhere than noted, or what has it is scrolled further. Null when neither happens. */
async function focusAfter(
  place: () => FocusedPlace,
  scrolledNow: () => number,
  words: () => string,
  before: number,
  mostMs: number,
): Promise<{
  readonly isElsewhere: boolean;
  readonly far: number;
  readonly place: FocusedPlace;
  readonly words: string;
} | null> {
  for (const begun = performance.now(); performance.now() - begun < mostMs; ) {
    const isElsewhere = (window as FocusBefore).focusBefore !== document.activeElement;
    const far = scrolledNow();
    await new Promise(requestAnimationFrame);
    // Once it is drawn.
    if (isElsewhere || far !== before) return { isElsewhere, far, place: place(), words: words() };
  }
  return null;
}

/** In the page: whether the focus is among keys of which this is one. */
function isKeyAmongOurs(key: string): boolean {
  const group = document.activeElement?.closest('.hg-row, fieldset');
  const whole = group?.closest('fieldset');
  const among = whole && whole.querySelectorAll('button').length <= 12 ? whole : group;
  return [...(among?.querySelectorAll<HTMLElement>('button') ?? [])].some(
    (one) => one.dataset.testid?.toLowerCase() === `key-${key === ' ' ? 'space' : key}`,
  );
}

/** In the page: whether this key stands before what has the focus. */
function isKeyAbove(key: string): boolean {
  const name = `key-${key === ' ' ? 'space' : key}`;
  const found = [...document.querySelectorAll<HTMLElement>('[data-keyboard] button')].find(
    (one) => one.dataset.testid?.toLowerCase() === name,
  );
  const { activeElement } = document;
  return (
    found !== undefined &&
    activeElement !== null &&
    (found.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

/** In the page: whether the group of keys that has the focus has this one. */
function isKeyInFocusedGroup(key: string): boolean {
  return [...(document.activeElement?.querySelectorAll<HTMLElement>('button') ?? [])].some(
    (one) => one.dataset.testid?.toLowerCase() === `key-${key === ' ' ? 'space' : key}`,
  );
}

/** In the page: which way round leads to this place with fewer presses, as somebody knows who comes often. */
function nearerWay(testId: string): 'up' | 'down' {
  const { activeElement } = document;
  const keys = activeElement?.matches('button') && activeElement.closest('.hg-row, fieldset[data-keyboard]');
  const scope = [...document.querySelectorAll('[role=alertdialog]')].at(-1) ?? document.body;
  const stops = [
    ...(keys || scope).querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]'),
  ].filter((one) => !one.matches(':disabled') && (keys || !one.closest('[data-keyboard]')));
  const to = stops.findIndex((one) => one.dataset.testid?.toLowerCase() === testId.toLowerCase());
  const from = stops.filter(
    (one) => activeElement && one.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).length;
  if (to === -1) return 'down';
  const down = (to - from + stops.length) % stops.length;
  return down <= stops.length / 2 ? 'down' : 'up';
}

/** In the page: how far what has the focus and takes keys to move is scrolled, with all around it. */
function scrolled(): number {
  let far = 0;
  const { activeElement } = document;
  if (!activeElement?.matches('[data-scrolls]')) return far;
  for (let at: Element | null = activeElement; at; at = at.parentElement) far += at.scrollTop;
  return far;
}
