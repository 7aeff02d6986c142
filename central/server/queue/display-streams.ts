import type { ServerResponse } from 'node:http';
import type { DisplayState } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { readDisplay } from './display-state.ts';

/** One screen in a waiting room that follows its town. */
export type DisplayStream = {
  readonly townId: string;
  /** Something may have changed. */
  readonly look: () => void;
  readonly ended: Promise<void>;
  readonly close: () => void;
};

/** So often something is said in any case: a screen that hears nothing for longer knows that the connection is gone. */
export const SAYS_EVERY_MS = 10_000;
/** How long a screen waits before it comes back. */
const COME_BACK_MS = 3_000;
/** A screen that takes nothing in any more is let go. */
const MOST_UNREAD_BYTES = 256_000;

/** Sends a town's state to a screen now, at every change, and at the latest after ten seconds. */
export function followDisplay(
  central: Central,
  townId: string,
  first: DisplayState,
  to: ServerResponse,
): DisplayStream {
  let looking = false;
  let again = false;
  const say = (state: DisplayState): void => {
    if (to.writableLength > MOST_UNREAD_BYTES) to.destroy();
    else to.write(`data: ${JSON.stringify(state)}\n\n`);
  };

  async function lookOnce(): Promise<void> {
    try {
      const state = await readDisplay(central, townId);
      if (state && !to.destroyed) say(state);
    } catch {
      // The database is away: saying nothing lets the screen tell that it does not know.
    }
  }

  /** One look at a time; what changes during it is looked at once more. */
  async function look(): Promise<void> {
    again = true;
    if (looking) return;
    looking = true;
    while (again && !to.destroyed) {
      again = false;
      await lookOnce();
    }
    looking = false;
  }

  to.write(`retry: ${COME_BACK_MS}\n\n`);
  say(first);
  const timer = setInterval(() => void look(), SAYS_EVERY_MS);
  const ended = new Promise<void>((resolve) => {
    to.once('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
  // What a broken connection says is that it is closed.
  to.on('error', () => undefined);
  return { townId, look: () => void look(), ended, close: () => to.destroy() };
}
