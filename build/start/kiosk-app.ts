import { type ElectronApplication, _electron as electron, errors, type Page } from '@playwright/test';
import { kioskArguments } from './kiosk-arguments.ts';

/** A kiosk that is running in real Electron, and a finger on its screen. */
export type KioskApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Touches the element with this test id: a real touch, which Chromium makes a tap of. */
  readonly tap: (testId: string) => Promise<void>;
  /** Types on the keyboard of the screen, one key after the other. */
  readonly type: (text: string) => Promise<void>;
  /** Waits until this screen shows. */
  readonly see: (screen: string, timeoutMs?: number) => Promise<void>;
  /** Ends it as staff would. */
  readonly close: () => Promise<void>;
  /** Ends the main process at once, as a power cut does; its children die with it. */
  readonly kill: () => Promise<void>;
};

const LOOK_MS = 120_000;
/** How often a finger aims at something that moves. */
const MOST_TRIES = 20;
/** A tap that has pressed nothing for so long is lost. */
const LOST_MS = 10_000;

/** Starts the kiosk's own program on the display that is set. */
export async function launchKiosk(options: {
  readonly runtime: string;
  readonly settingsFile: string;
  readonly dataFolder: string;
  readonly app?: string;
  /** What it has beside this program's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<KioskApp> {
  const launch = (): Promise<ElectronApplication> =>
    electron.launch({
      executablePath: options.runtime,
      args: kioskArguments(options.app ?? process.cwd(), options.settingsFile, options.dataFolder),
      env: { ...(process.env as Record<string, string>), ...options.environment },
      timeout: LOOK_MS,
    });
  // On a busy machine Playwright now and then misses that a kiosk which runs has started, and ends it: it is started once more.
  const app = await launch().catch((error: unknown) => {
    if (error instanceof errors.TimeoutError) return launch();
    throw error;
  });
  const page = await app.firstWindow();
  const touch = await page.context().newCDPSession(page);

  /** Taps the one of these elements that shows, as soon as it takes a tap. */
  async function tapOneOf(testIds: readonly string[]): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ready = await page.waitForFunction(middleOfReady, testIds, { timeout: LOOK_MS });
      const point = await ready.jsonValue();
      if (!point) throw new Error(`${testIds[0]} is not on the screen`);
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
      const felt = await page.waitForFunction(where, 'pointerdown' as Kind, { timeout: LOOK_MS });
      const isThere = isOneOf(testIds, await felt.jsonValue());
      // What came onto the screen since has moved it: the finger is lifted without a press, and aims again.
      const type = isThere ? 'touchEnd' : 'touchCancel';
      await touch.send('Input.dispatchTouchEvent', { type, touchPoints: [] });
      if (!isThere) continue;
      const pressed = await pressedAt(testIds);
      if (pressed === null || pressed.length === 0) continue;
      if (isOneOf(testIds, pressed)) return;
      throw new Error(`a tap on ${testIds[0]} pressed ${pressed[0] ?? 'something else'}`);
    }
    throw new Error(`${testIds[0]} does not stay in its place`);
  }

  /** What the last tap pressed; null, or nothing, when it was lost because a new screen lets nothing be pressed for a moment. */
  async function pressedAt(meant: readonly string[]): Promise<readonly string[] | null> {
    try {
      const pressed = await page.waitForFunction(where, 'click' as Kind, { timeout: LOST_MS });
      return await pressed.jsonValue();
    } catch (error) {
      // Any other failure: the press has closed the page.
      return error instanceof errors.TimeoutError ? null : meant;
    }
  }

  return {
    app,
    page,
    tap: (testId) => tapOneOf([testId]),
    type: async (text) => {
      for (const character of text) await tapOneOf(keysOf(character));
    },
    see: async (screen, timeoutMs = LOOK_MS) => {
      await page.locator(`[data-screen="${screen}"]`).waitFor({ state: 'visible', timeout: timeoutMs });
    },
    close: () => endWith(app, 'SIGTERM'),
    kill: () => endWith(app, 'SIGKILL'),
  };
}

const END_MS = 20_000;

/** Ends the main process by a signal and waits until it is gone; one that does not go is killed. */
async function endWith(app: ElectronApplication, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), END_MS);
    child.once('exit', () => {
      clearTimeout(deadline);
      resolve();
    });
    child.kill(signal);
  });
}

/** The keys of a letter: the keyboard shows one of them now, in either case. */
const keysOf = (character: string): readonly string[] =>
  character === ' '
    ? ['key-space']
    : [...new Set([character, character.toLowerCase(), character.toUpperCase()])].map((one) => `key-${one}`);

/**
 * In the page, once a frame: the middle of the first of these elements, when a finger would hit it there, it takes taps and it
 * stood there in the frame before; null until then.
 */
function middleOfReady(testIds: readonly string[]): { readonly x: number; readonly y: number } | null {
  const frames = window as unknown as Frames;
  if (!frames.fingers)
    for (const kind of ['pointerdown', 'click'] as const)
      window.addEventListener(
        kind,
        (event) => {
          const path = event.composedPath().filter((one) => one instanceof HTMLElement);
          frames.fingers = { ...frames.fingers, [kind]: path.flatMap(({ dataset }) => dataset.testid ?? []) };
        },
        { capture: true },
      );
  frames.fingers = {};
  const seenBefore = frames.lastSeen;
  frames.lastSeen = '';
  // A script's font that comes late moves what stands below its first words.
  if (document.fonts.status !== 'loaded') return null;
  const element = document.querySelector(testIds.map((testId) => `[data-testid="${testId}"]`).join());
  if (!(element instanceof HTMLElement) || element.matches(':disabled, [aria-disabled="true"]')) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit === null || !element.contains(hit)) return null;
  const seen = [element.dataset.testid, left, top, width, height].join(' ');
  if (seen === seenBefore) return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  frames.lastSeen = seen;
  return null;
}

type Kind = 'pointerdown' | 'click';
/** What the page remembers of fingers: where the last one was felt, from the inside to the outside. */
type Frames = { lastSeen?: string; fingers?: { readonly [kind in Kind]?: readonly string[] } };

/** In the page: what the last event of this kind was on; null until there was one. */
function where(kind: Kind): readonly string[] | null {
  return (window as unknown as Frames).fingers?.[kind] ?? null;
}

const isOneOf = (testIds: readonly string[], felt: readonly string[] | null): boolean =>
  felt?.some((testId) => testIds.includes(testId)) ?? false;
