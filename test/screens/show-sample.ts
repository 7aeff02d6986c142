import type { Page } from '@playwright/test';
import type { View } from '../../domain/ipc/index.ts';
import { smallContent } from '../small-content/index.ts';
import { type Sample, settings, townMap } from './catalogue.ts';
import { PSEUDO, pseudoContent } from './pseudo-locale.ts';

/** As strict as the kiosk's own: whatever it would refuse is a problem here. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

/** Brings a page to the sample's state, as main would; touched what it wants touched and settled. */
export async function showSample(
  page: Page,
  address: string,
  sample: Sample,
  language: string,
  access: readonly string[] = [],
): Promise<void> {
  const isPseudo = language === PSEUDO;
  const shown = isPseudo ? 'en' : language;
  const view: View = {
    sequence: 1,
    sessionId: 's',
    language: shown,
    screen: sample.screen(shown),
    banners: [],
    idleEndsInMs: null,
    headphones: false,
    ...sample.view,
  };
  const told = {
    view,
    settings,
    content: {
      ...smallContent,
      map: townMap,
      streets: ['Mill Street', 'Mill Lane', 'Mill Square', 'Market Street'],
    },
  };
  await answerWith(page, isPseudo ? pseudoContent(told) : told);
  await page.goto(address);
  await page.locator('[data-screen]:not([data-screen=restarting])').waitFor();
  if (sample.hold) await page.getByTestId('staff-corner').click({ delay: 3_200 });
  if (access.length > 0 && (await page.getByTestId('access').count()) > 0) {
    const buttons = ['access', ...access.map((name) => `access-${name}`), 'access-done'];
    for (const testId of buttons) await page.getByTestId(testId).click({ timeout: 5_000 });
    await page.locator('html:not([data-settling])').waitFor();
  }
  for (const testId of sample.touch ?? []) await page.getByTestId(testId).click({ timeout: 5_000 });
  await page.locator('html:not([data-settling])').waitFor();
  await page.evaluate('document.fonts.ready');
  if (sample.map) await page.locator('[data-testid=map][data-drawn]').waitFor({ timeout: 20_000 });
}

type Told = { readonly view: View; readonly settings: unknown; readonly content: unknown };
type Answers = Record<string, unknown>;
type Asking = Window & { answerOf: (name: string) => Promise<unknown> };

/** What each page's calls are answered with now: a page learns once how to ask, and shows one sample after the other. */
const answers = new WeakMap<Page, Answers>();

async function answerWith(page: Page, { view, settings: known, content }: Told): Promise<void> {
  const isNew = !answers.has(page);
  answers.set(page, {
    'app.settings': known,
    'content.current': { version: 1, slices: 1 },
    'content.slice': { kind: 'slice', slice: content },
    'session.view': view,
    'staff.unlock': { kind: 'refused' },
  });
  if (!isNew) return;
  await page.exposeFunction('answerOf', (name: string) => answers.get(page)?.[name] ?? { kind: 'done' });
  await page.addInitScript(bridge);
}

/** In the page. */
function bridge(): void {
  const ask = (name: string): Promise<unknown> => (window as unknown as Asking).answerOf(name);
  const calls = new Proxy({}, { get: (_, name) => () => ask(String(name)) });
  const notices = new Proxy({}, { get: () => () => () => undefined });
  Object.assign(window, { kiosk: { calls, notices } });
}
