import { expect } from '@playwright/test';
import type { BenchClient } from '../../build/start/bench-client.ts';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { bare, partsOf } from '../screens/testing/lines-shown.ts';
import { callInPage } from './in-page.ts';
import { type KeypadUser, keypadUser } from './keypad-user.ts';
import { questionComes, titleShown } from './question.ts';
import { expectRead, type SpeechLog } from './speech-log.ts';

/** Guards against what is never said, and against a screen that never comes. */
const SAID_MS = 120_000;
const ARRIVES_MS = 60_000;

/** Somebody with headphones who sees nothing and has the keypad alone: all that leads on must be found, seen and heard. */
export type Listener = Pick<KeypadUser, 'press'> & {
  readonly moveTo: (testId: string) => Promise<void>;
  /** Goes to a place and presses it; something is said of it, and the focus is not lost. */
  readonly presses: (testId: string) => Promise<void>;
  /** Presses what leads to another question, on this screen or on another one, and hears all of that. */
  readonly opens: (testId: string, screen?: string) => Promise<void>;
  readonly types: (field: string, text: string) => Promise<void>;
  /** Does something that another screen comes of, and hears all of it. */
  readonly hears: (act: () => Promise<unknown>, screen?: string) => Promise<void>;
  /** All that was said since, names of languages aside, was said by this voice. */
  readonly heardIn: (voice: string, from: number) => void;
};

export function listener(kiosk: KioskApp, bench: BenchClient, log: SpeechLog): Listener {
  const { page } = kiosk;
  const mark = (): number => log.pieces().length;
  const said = (from: number): string => bare(log.said(from));

  async function hearsWords(words: string, from: number): Promise<void> {
    const unsaid = (): string[] => partsOf(words).filter((part) => !said(from).includes(part));
    await expect
      .poll(unsaid, { timeout: SAID_MS, intervals: [20], message: `"${words}" is said` })
      .toEqual([]);
  }

  const keypad = keypadUser(kiosk, bench, { mark, hears: hearsWords });
  const moveTo = (testId: string): Promise<void> => keypad.moveTo(testId, 'nearer');
  const select = (): Promise<void> => keypad.press('select');

  async function hears(act: () => Promise<unknown>, screen?: string): Promise<void> {
    const from = mark();
    const title = await page.evaluate(titleShown);
    await act();
    if (screen) await kiosk.see(screen);
    if (!(await callInPage(page, questionComes, titleShown, screen ? null : title, ARRIVES_MS)))
      throw new Error(`no question comes after ${title}, or the focus does not come to it`);
    await expectRead(kiosk, log, from);
  }

  return {
    press: keypad.press,
    moveTo,
    hears,
    presses: async (testId) => {
      await moveTo(testId);
      const from = mark();
      await select();
      await expect
        .poll(mark, { timeout: SAID_MS, message: `${testId} says what it did` })
        .toBeGreaterThan(from);
      expect(await page.evaluate(() => document.activeElement?.tagName), `focus after ${testId}`).not.toBe(
        'BODY',
      );
    },
    opens: async (testId, screen) => {
      await moveTo(testId);
      await hears(select, screen);
    },
    types: (field, text) => keypad.type(field, text, 'nearer'),
    heardIn: (voice, from) => {
      const others = log
        .pieces()
        .slice(from)
        .filter((piece) => piece.voice !== voice && /\p{L}/u.test(piece.text));
      expect(others).toEqual([]);
    },
  };
}
