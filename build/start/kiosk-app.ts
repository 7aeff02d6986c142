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
}): Promise<KioskApp> {
  const launch = (): Promise<ElectronApplication> =>
    electron.launch({
      executablePath: options.runtime,
      args: kioskArguments(options.app ?? process.cwd(), options.settingsFile, options.dataFolder),
      timeout: LOOK_MS,
    });
  // On a busy machine Playwright now and then misses that a kiosk which runs has started, and ends it: it is started once more.
  const app = await launch().catch((error: unknown) => {
    if (error instanceof errors.TimeoutError) return launch();
    throw error;
  });
  const page = await app.firstWindow();
  const touch = await page.context().newCDPSession(page);

  async function tap(testId: string): Promise<void> {
    const target = page.getByTestId(testId);
    await target.waitFor({ state: 'visible', timeout: LOOK_MS });
    await target.scrollIntoViewIfNeeded();
    // A script's font that comes late moves what stands below its first words.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const element = await target.elementHandle();
    await element?.waitForElementState('stable', { timeout: LOOK_MS });
    await page.waitForFunction(isReadyToTap, testId, { timeout: LOOK_MS });
    const box = await target.boundingBox();
    if (!box) throw new Error(`${testId} is not on the screen`);
    const point = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  return {
    app,
    page,
    tap,
    type: async (text) => {
      for (const character of text) await tap(await keyFor(page, character));
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

/** The key of a letter as the keyboard shows it now, in either case. */
async function keyFor(page: Page, character: string): Promise<string> {
  if (character === ' ') return 'key-space';
  const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])].map(
    (one) => `key-${one}`,
  );
  const shown = page.locator(cases.map((testId) => `[data-testid="${testId}"]`).join(',')).first();
  await shown.waitFor({ state: 'visible', timeout: LOOK_MS });
  return (await shown.getAttribute('data-testid')) ?? `key-${character}`;
}

/** In the page: whether the element is where a finger would hit it, and takes taps. */
function isReadyToTap(testId: string): boolean {
  const element = document.querySelector(`[data-testid="${testId}"]`);
  if (!(element instanceof HTMLElement) || element.matches(':disabled, [aria-disabled="true"]')) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (element === hit || element.contains(hit));
}
