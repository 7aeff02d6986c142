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
    const ready = await page.waitForFunction(middleOfReady, testIds, { timeout: LOOK_MS });
    const point = await ready.jsonValue();
    if (!point) throw new Error(`${testIds[0]} is not on the screen`);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
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
  const frames = window as unknown as { lastSeen?: string };
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
