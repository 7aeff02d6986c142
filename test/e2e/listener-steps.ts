import type { KioskApp } from '../../build/start/kiosk-app.ts';
import type { Listener } from './listener.ts';
import type { SpeechLog } from './speech-log.ts';
import { expect, phase, type TestTown } from './town.ts';
import { isOnNextSheet } from './town-time.ts';

/** One letter that the keyboard of a language has first: names are as short as they may be. */
export const LETTER = { en: 'q', ar: 'ض' } as const;
export const VOICE = { en: 'en-gb', ar: 'ar' } as const;
export type HeardLanguage = keyof typeof LETTER;

/** Somebody listening, where they are and in which language. */
export type Walk = {
  readonly one: Listener;
  readonly kiosk: KioskApp;
  readonly log: SpeechLog;
  readonly town: TestTown;
  readonly language: HeardLanguage;
};

/**
 * A whole session: begins with the headphones plugged in or still there, is all in one language, and ends by a press on `leave` with
 * the first screen, which speaks the town's language again.
 */
export async function session(
  { one, kiosk, log, language }: Walk,
  begin: 'headphones-in' | 'select',
  steps: () => Promise<void>,
  leave = 'finish',
): Promise<void> {
  await one.hears(() => one.press(begin), 'language');
  await one.opens(`language-${language}`, 'home');
  const from = log.pieces().length;
  await steps();
  await one.moveTo(leave);
  one.heardIn(VOICE[language], from);
  await one.press('select');
  await kiosk.see('attract');
}

export async function writesName({ one, language }: Walk): Promise<void> {
  await one.types('field-given', LETTER[language]);
  await one.types('field-family', LETTER[language]);
  await one.opens('continue');
}

/** Name, address, and no telephone number. */
export async function saysWho(walk: Walk): Promise<void> {
  const { one, language } = walk;
  await writesName(walk);
  await one.types('field-street', LETTER[language]);
  await one.types('field-houseNumber', '1');
  await one.opens('continue');
  await one.opens('continue');
}

/** Chooses an option of a question, and goes on to the next one. */
export async function answers({ one }: Walk, testId: string, screen?: string): Promise<void> {
  await one.presses(testId);
  await one.opens('continue', screen);
}

export async function writes({ one }: Walk, field: string, text: string, screen?: string): Promise<void> {
  await one.types(field, text);
  await one.opens('continue', screen);
}

/** The first day of the calendar that can be chosen. */
export async function choosesDay({ one, kiosk }: Walk): Promise<void> {
  const days = kiosk.page.locator('[data-testid^="day-"]:not(:disabled)');
  if ((await days.count()) === 0) await one.presses('calendar-after');
  await days.first().waitFor();
  await one.presses((await days.first().getAttribute('data-testid')) ?? '');
}

/** This day, e.g. `2026-12-05`: of the month that the calendar shows, or of the next one. */
export async function choosesDate({ one, kiosk }: Walk, day: string): Promise<void> {
  const there = kiosk.page.getByTestId(`day-${day}`);
  if (await isOnNextSheet(kiosk.page, day)) await one.presses('calendar-after');
  await expect(there).toBeEnabled();
  await one.presses(`day-${day}`);
}

/** Agrees, and signs by typing. */
export async function signs({ one, language }: Walk): Promise<void> {
  await one.presses('agree-truth');
  await one.opens('continue');
  await one.presses('signature-type');
  await one.types('signature-typed', LETTER[language]);
  await one.opens('continue', 'form-review');
}

/** Sends what costs nothing; the reference from the last screen. */
export async function sends({ one, kiosk }: Walk): Promise<string> {
  await one.opens('pay', 'receipt');
  await one.opens('receipt-screen', 'done');
  return referenceOn(kiosk);
}

export async function pays({ one, kiosk, town }: Walk, receipt = 'receipt-screen'): Promise<string> {
  await one.moveTo('pay');
  await one.hears(async () => {
    await one.press('select');
    await phase(kiosk, 'present-card');
  }, 'paying');
  await one.hears(() => town.bench.post('/api/terminal/card', { card: 'contactless' }), 'receipt');
  await one.opens(receipt, 'done');
  return referenceOn(kiosk);
}

const referenceOn = async ({ page }: KioskApp): Promise<string> =>
  /MILL1-\w+/.exec(await page.locator('[data-screen="done"]').innerText())?.[0] ?? '';
