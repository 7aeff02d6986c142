import { expect } from '@playwright/test';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { callInPage } from './in-page.ts';

/** Where the focus is, as somebody before the screen can tell. */
export type FocusedPlace = {
  /** Test id of what has the focus; its tag where it has none, `h1` on a heading. */
  readonly name: string;
  /** Which of the screen's stops it is, from 0; -1 beside them. */
  readonly at: number;
  /** How many stops the screen has. */
  readonly stops: number;
  /** What is wrong with how it shows: no ring, outside of the window, covered; empty when it can be seen. */
  readonly unseen: string;
};

type Way = 'Tab' | 'Shift+Tab' | 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** More presses than the largest screen has stops, its keyboard included. */
const MOST_PRESSES = 90;
/** Guards against a key that moves nothing. */
const MOVE_MS = 60_000;

/** Somebody who uses keys alone: each press must bring the focus to a place that can be seen. */
export type KeyUser = {
  /** Waits until a screen, or a part of it that has this test id, has come with the focus on its heading. */
  readonly arrives: (at: { screen?: string; testId?: string }) => Promise<void>;
  /** Presses a key once; the focus must move to a place that shows it. */
  readonly move: (way: Way) => Promise<FocusedPlace>;
  /** Moves on until the place with this test id has the focus; gives all places on the way, the last included. */
  readonly moveTo: (testId: string, way?: Way) => Promise<string[]>;
  /** Moves to a place and presses it with Enter or the space key. */
  readonly choose: (testId: string, by?: 'Enter' | 'Space', way?: Way) => Promise<void>;
  /** Goes round all stops of the screen and comes back: none is left out, none is a trap. */
  readonly goRound: (way: 'Tab' | 'Shift+Tab') => Promise<void>;
};

export function keyUser({ page }: KioskApp): KeyUser {
  const place = (): Promise<FocusedPlace> => page.evaluate(focusedPlace);

  async function move(way: Way): Promise<FocusedPlace> {
    const before = await place();
    await page.keyboard.press(way);
    // From the last stop to the first the focus goes by way of the browser, and takes a moment.
    const there = before.stops === 1 && before.at === 0 ? 0 : null;
    const after = await callInPage(page, placeAfterMove, focusedPlace, before.at, there, MOVE_MS);
    if (after === null) throw new Error(`${way} leads nowhere from ${before.name}`);
    expect(`${after.name} ${after.unseen}`.trim(), `focus is seen after ${way} from ${before.name}`).toBe(
      after.name,
    );
    return after;
  }

  async function moveTo(testId: string, way: Way = 'Tab'): Promise<string[]> {
    const passed: string[] = [];
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const { name } = await move(way);
      passed.push(name);
      // The keys of the screen are named for the letter that they show, small or large.
      if (name.toLowerCase() === testId.toLowerCase()) return passed;
    }
    throw new Error(`${way} does not lead to ${testId}, only to ${passed.join(', ')}`);
  }

  return {
    move,
    moveTo,
    arrives: async ({ screen, testId }) => {
      if (screen) await page.locator(`[data-screen="${screen}"]`).waitFor({ timeout: 120_000 });
      if (testId) await page.getByTestId(testId).waitFor({ timeout: 120_000 });
      await expect.poll(async () => (await place()).name, { timeout: MOVE_MS, intervals: [10] }).toBe('h1');
    },
    choose: async (testId, by = 'Enter', way = 'Tab') => {
      await moveTo(testId, way);
      await page.keyboard.press(by);
    },
    goRound: async (way) => {
      const first = await move(way);
      const seen = [first.at];
      for (let next = await move(way); next.at !== first.at; next = await move(way)) {
        expect(seen, `${way} comes to ${next.name} twice before it has been everywhere`).not.toContain(
          next.at,
        );
        seen.push(next.at);
      }
      expect(seen.length, `${way} comes to every stop`).toBe(first.stops);
    },
  };
}

/**
 * In the page: waits until the focus is at another stop than before (or at the one where it has to be), and tells where. A screen
 * that has just come lets touches through for a moment: what lies where cannot be read then. Null when it does not move.
 */
async function placeAfterMove(
  place: () => FocusedPlace,
  before: number,
  there: number | null,
  mostMs: number,
): Promise<FocusedPlace | null> {
  for (const begun = performance.now(); performance.now() - begun < mostMs; ) {
    const { at } = place();
    const isThere = there === null ? at !== before : at === there;
    const isSettled = document.documentElement.dataset.settling === undefined;
    await new Promise(requestAnimationFrame);
    // Once it is drawn.
    if (isThere && isSettled) return place();
  }
  return null;
}

/** In the page: what has the focus, and whether that can be seen: its ring is drawn, whole, and nothing lies over it. */
export function focusedPlace(): FocusedPlace {
  const stops = [
    ...document.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], [tabindex="0"]'),
  ].filter((stop) => !stop.matches(':disabled') && !stop.closest('[inert]') && stop.checkVisibility());
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return { name: '', at: -1, stops: stops.length, unseen: 'no focus' };
  const name = focused.dataset.testid ?? focused.tagName.toLowerCase();
  const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(focused);
  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const width = Number.parseFloat(outlineWidth);
  const beyond = Number.parseFloat(outlineOffset) + width - 1;
  const isWithin = (area: { left: number; top: number; right: number; bottom: number }): boolean =>
    left - beyond >= area.left &&
    top - beyond >= area.top &&
    right + beyond <= area.right &&
    bottom + beyond <= area.bottom;
  const isDrawn = outlineStyle !== 'none' && width >= 2 && !/, 0\)$/.test(outlineColor);
  let cut = isWithin({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }) ? '' : 'window';
  for (let above = focused.parentElement; above && !cut; above = above.parentElement)
    if (getComputedStyle(above).overflow !== 'visible' && !isWithin(above.getBoundingClientRect()))
      cut = above.className || above.tagName;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  let unseen = '';
  if (!isDrawn) unseen = 'has no ring';
  else if (cut) unseen = `has a ring that is cut off by ${cut}`;
  else if (!hit || !(hit === focused || focused.contains(hit))) unseen = `is covered by ${hit?.className}`;
  return { name, at: stops.indexOf(focused), stops: stops.length, unseen };
}

/** In the page: the name of what has the focus; of a long text its beginning. */
export function wordsOfFocus(): string {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement)) return '';
  const label = at.getAttribute('aria-label');
  if (label) return label;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)
    return at.labels?.[0]?.innerText ?? '';
  const legend = at.querySelector(':scope > legend')?.textContent;
  if (legend) return legend.trim().split('\n')[0] ?? '';
  // Words within a picture are part of the picture.
  const hidden = [...at.querySelectorAll<SVGElement>('svg[aria-hidden="true"]')];
  for (const picture of hidden) picture.style.display = 'none';
  const words = at.innerText;
  for (const picture of hidden) picture.style.removeProperty('display');
  return words.trim().split('\n')[0] ?? '';
}
