import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { View } from '../../domain/ipc/index.ts';
import { type Answers, answersOf } from './answers.ts';
import { contentFolder, type Sample } from './catalogue.ts';
import { inOneCall, inPage } from './in-one-call.ts';
import type { TownOfSamples } from './town-of-samples.ts';

/** As strict as the kiosk's own: whatever it would refuse is a problem here. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

/** Loads the page anew and brings it to the sample's state, as main would; touched what it wants touched and settled. */
export async function showSample(
  page: Page,
  address: string,
  sample: Sample,
  language: string,
  access: readonly string[] = [],
): Promise<void> {
  await setClock(page, sample);
  towns.set(page, sample.town);
  await answerWith(page, answersFor(page, sample, language));
  await page.goto(address);
  await bringToState(page, sample, access);
}

/** The same without loading the page anew: the sample comes as the next visitor's session, as it does at a kiosk. */
export async function showNextSample(
  page: Page,
  address: string,
  sample: Sample,
  language: string,
): Promise<void> {
  // A kiosk serves one town: another one is a page of its own.
  if (!answers.has(page) || towns.get(page) !== sample.town)
    return showSample(page, address, sample, language);
  await setClock(page, sample);
  const next = answersFor(page, sample, language);
  await answerWith(page, next);
  await page.evaluate(showView, next['session.view']);
  await bringToState(page, sample, []);
}

/** The same visitor's next screen, or the same one in another language. */
export async function showLater(page: Page, sample: Sample, language: string): Promise<void> {
  const { sessionId } = viewOf(answers.get(page));
  const next = answersFor(page, sample, language);
  const view = { ...viewOf(next), sessionId };
  await answerWith(page, { ...next, 'session.view': view });
  await notify(page, 'session.changed', view);
}

const viewOf = (given: Answers | undefined): View => given?.['session.view'] as View;

/** What is open shows by the clock: the pictures of the night are those of the day. */
async function setClock(page: Page, { at = '2026-11-23T10:00:00Z' }: Sample): Promise<void> {
  if (clocks.get(page) === at) return;
  clocks.set(page, at);
  await page.clock.setFixedTime(at);
}

function answersFor(page: Page, sample: Sample, language: string): Answers {
  const sequence = (sequences.get(page) ?? 0) + 1;
  sequences.set(page, sequence);
  return answersOf(sample, language, sequence);
}

async function bringToState(page: Page, sample: Sample, access: readonly string[]): Promise<void> {
  await page.locator('[data-screen]:not([data-screen=restarting], [data-before])').waitFor();
  if (sample.hold) await page.getByTestId('staff-corner').click({ delay: 3_200 });
  const moves = access.find((name) => name.startsWith(BY_SWITCH));
  if (moves !== undefined) return moveFrame(page, Number(moves.slice(BY_SWITCH.length)));
  if (access.length > 0 && (await page.getByTestId('access').count()) > 0) {
    const buttons = ['access', ...access.map((name) => `access-${name}`), 'access-done'];
    for (const testId of buttons) await touch(page, testId);
  }
  for (const testId of sample.touch ?? []) await touch(page, testId);
  await page.locator('[data-candidates][aria-busy=true]').waitFor({ state: 'detached' });
  await inOneCall(page, [inPage(endSettling), inPage(fontsAreThere), inPage(picturesAreThere)]);
  if (sample.map) await page.locator('[data-testid=map][data-drawn]').waitFor();
}

/** With two buttons, so that the frame moves by nothing but its presses. */
const BY_SWITCH = 'switch-';

async function moveFrame(page: Page, moves: number): Promise<void> {
  await page.evaluate(fontsAreThere);
  for (const key of ['switch-two', ...Array<string>(moves).fill('switch-one')]) {
    await page.evaluate(endSettling);
    await notify(page, 'keypad.pressed', { key });
    // Longer than a shaking hand's second press.
    await page.waitForTimeout(600);
  }
}

async function touch(page: Page, testId: string): Promise<void> {
  await page.evaluate(endSettling);
  await page.getByTestId(testId).click();
}

/** In the page: waits until a new look is drawn, in its own fonts, and what observes its sizes has answered to them. */
export async function isDrawn(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}

/** In the page: ends the moment in which a new screen takes no taps. Nobody's finger is still on the screen before. */
function endSettling(): void {
  delete document.documentElement.dataset.settling;
}

/** In the page. */
async function fontsAreThere(): Promise<void> {
  await document.fonts.ready;
}

/** In the page: waits until each picture is loaded, or has failed to load. */
async function picturesAreThere(): Promise<void> {
  const coming = [...document.images].filter((image) => !image.complete);
  await Promise.all(
    coming.map(
      (image) =>
        new Promise<void>((resolve) => {
          image.addEventListener('load', () => resolve());
          image.addEventListener('error', () => resolve());
        }),
    ),
  );
}

type Asking = Window & {
  answerOf: (name: string, input: unknown) => Promise<unknown>;
  /** Who listens to main's notices, by name. */
  listeners: Record<string, Set<(notice: unknown) => void>>;
};

/** A call that the page made of main. */
export type Call = { readonly name: string; readonly input: unknown };

/** What each page's calls are answered with now: a page learns once how to ask, and shows one sample after the other. */
const answers = new WeakMap<Page, Answers>();
/** What is answered whatever the sample. */
const always = new WeakMap<Page, Answers>();
const calls = new WeakMap<Page, Call[]>();
/** The town whose kiosk each page is; undefined for the samples' own. */
const towns = new WeakMap<Page, TownOfSamples | undefined>();
/** The time at which each page's clock stands. */
const clocks = new WeakMap<Page, string>();
/** The number of the view that each page was shown last. */
const sequences = new WeakMap<Page, number>();

async function answerWith(page: Page, next: Answers): Promise<void> {
  const isNew = !answers.has(page);
  answers.set(page, next);
  if (!isNew) return;
  await page.route('**/content/1/media/*', (route) => {
    const folder = towns.get(page)?.contentFolder ?? contentFolder;
    const path = join(folder, 'media', basename(new URL(route.request().url()).pathname));
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
  await page.exposeFunction('answerOf', (name: string, input: unknown) => {
    callsOf(page).push({ name, input });
    const answer = always.get(page)?.[name] ?? answers.get(page)?.[name] ?? { kind: 'done' };
    return typeof answer === 'function' ? answer(input) : answer;
  });
  await page.addInitScript(bridge);
}

/** Every call that the page has made of main so far, in its order; the list grows. */
export function callsOf(page: Page): Call[] {
  const made = calls.get(page) ?? [];
  calls.set(page, made);
  return made;
}

/** Answers these calls so in every sample: with a value, or with what a function of the call's input gives. */
export function alwaysAnswer(page: Page, given: Answers): void {
  always.set(page, given);
}

/** Tells the page what main would. */
export const notify = (page: Page, name: string, notice: unknown): Promise<void> =>
  page.evaluate(tellListeners, { name, notice });

/** In the page. */
function bridge(): void {
  const asking = window as unknown as Asking;
  asking.listeners = {};
  // A sound's bytes come here as a list.
  const whole = (answer: unknown): unknown => {
    if (typeof answer !== 'object' || answer === null || !('wav' in answer)) return answer;
    return { ...answer, wav: Uint8Array.from(answer.wav as number[]) };
  };
  const ask = (name: string | symbol) => (input: unknown) => asking.answerOf(String(name), input).then(whole);
  const calls = new Proxy({}, { get: (_, name) => ask(name) });
  const listen =
    (name: string) =>
    (listener: (notice: unknown) => void): (() => void) => {
      const all = asking.listeners[name] ?? new Set();
      asking.listeners[name] = all.add(listener);
      return () => {
        all.delete(listener);
      };
    };
  const notices = new Proxy({}, { get: (_, name) => listen(String(name)) });
  Object.assign(window, { kiosk: { calls, notices } });
}

/** In the page: main's notice of a new session; what shows now is marked as the one before. */
function showView(view: unknown): void {
  for (const screen of document.querySelectorAll<HTMLElement>('[data-screen]')) screen.dataset.before = '';
  for (const tell of (window as unknown as Asking).listeners['session.changed'] ?? []) tell(view);
}

/** In the page. */
function tellListeners({ name, notice }: { readonly name: string; readonly notice: unknown }): void {
  for (const tell of (window as unknown as Asking).listeners[name] ?? []) tell(notice);
}
