import type { Page } from '@playwright/test';
import { callInPage } from '../e2e/in-page.ts';
import { titleShown } from '../e2e/question.ts';
import { textShown } from './text-shown.ts';

/** What was noted of something that a resident did. */
export type Noted = {
  readonly kind: 'touch' | 'act' | 'look';
  /** The question that it was done at. */
  readonly question: string;
  /** What somebody has read then: the question from its title on to what was touched. Keys are not read. */
  readonly text: string;
  /** From the end of the touch until the screen that comes of it takes touches. */
  readonly ownMs: number;
};

/** Notes what is done at a page from now on. */
export type Notes = {
  /** Notes that something is done at a device as soon as the screen takes touches, after it was read up to this place. */
  readonly act: (upTo: string | null) => Promise<void>;
  /** Notes that the screen is read up to this place, and nothing is done. */
  readonly look: (upTo: string | null) => Promise<void>;
  /** What was noted since the last time. */
  readonly take: () => Promise<readonly Noted[]>;
};

export async function noteDoings(page: Page): Promise<Notes> {
  await callInPage(page, noteFromNow, textShown, titleShown);
  return {
    act: (upTo) => page.evaluate((to) => (window as unknown as Noting).noteNow('act', to), upTo),
    look: (upTo) => page.evaluate((to) => (window as unknown as Noting).noteNow('look', to), upTo),
    take: () => page.evaluate(() => (window as unknown as Noting).takeNoted()),
  };
}

type Noting = {
  noteNow: (kind: 'act' | 'look', upTo: string | null) => Promise<void>;
  takeNoted: () => Noted[];
};

/** In the page. */
function noteFromNow(text: (upTo: string | null) => string, title: () => string): void {
  type Doing = { kind: Noted['kind']; question: string; text: string; at: number; readyAt: number };
  let all: Doing[] = [];
  let down: Doing | null = null;

  /** Looks once a frame, until something else is done, when the screen last began to take touches or to ask for something else. */
  const watch = (doing: Doing): void => {
    let before = '';
    const look = (): void => {
      if (all.at(-1) !== doing || down) return;
      const isSettling = document.documentElement.dataset.settling !== undefined;
      const asks = document.querySelector<HTMLElement>('[data-phase]')?.dataset.phase ?? '';
      const now = `${isSettling} ${asks}`;
      if (now !== before && !isSettling) doing.readyAt = performance.now();
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  const add = (doing: Doing): void => {
    all.push(doing);
    watch(doing);
  };

  window.addEventListener(
    'pointerdown',
    ({ target }) => {
      const touched = target instanceof Element ? target.closest<HTMLElement>('[data-testid]') : null;
      // The touch that begins a session needs no reading: it is felt anywhere.
      const isRead = touched?.dataset.testid !== 'start' && !touched?.closest('[data-keyboard]');
      const read = isRead && touched?.dataset.testid ? text(touched.dataset.testid) : '';
      down = { kind: 'touch', question: title(), text: read, at: 0, readyAt: 0 };
    },
    { capture: true },
  );
  window.addEventListener(
    'pointerup',
    ({ timeStamp }) => {
      const doing = down;
      down = null;
      if (doing) add({ ...doing, at: timeStamp, readyAt: timeStamp });
    },
    { capture: true },
  );
  window.addEventListener('pointercancel', () => {
    down = null;
  });

  const noting: Noting = {
    noteNow: async (kind, upTo) => {
      do await new Promise(requestAnimationFrame);
      while (document.documentElement.dataset.settling !== undefined);
      // What watches for the end of that has seen it in this frame, too.
      await new Promise(requestAnimationFrame);
      const at = performance.now();
      const doing = { kind, question: title(), text: text(upTo), at, readyAt: at };
      if (kind === 'act') add(doing);
      else all.push(doing);
    },
    takeNoted: () => {
      const taken = all.map(({ at, readyAt, ...rest }) => ({ ...rest, ownMs: readyAt - at }));
      all = [];
      return taken;
    },
  };
  Object.assign(window, noting);
}
