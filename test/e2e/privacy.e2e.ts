import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, type TestTown, test, toAccount } from './town.ts';

/** Nobody is called this: wherever it is found, somebody typed it here. */
const CANARY = 'Quetzalcanary';
const NUMBER = '987-6543';
const code = writeBillCode({ townId: 'millbrook', accountNumber: '104-2210', billNumber: 'W-2026-0412' });
const LARGEST_FILE = 64 * 2 ** 20;

test.use({
  options: {
    window: { width: 1080, height: 1920 },
    // Short enough to be waited for, long enough to type before it.
    idle: { idleAfterMs: 6_000, warningMs: 3_000 },
  },
});

/** In the page: everything that it holds and could hold something of somebody. */
async function heldByPage({ page }: KioskApp): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const databases = (await indexedDB.databases?.()) ?? [];
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      databases,
      history.state,
      location.href,
      performance.getEntries().map(({ name }) => name),
    ]);
  });
}

/** What Electron holds for the page outside of it. */
async function heldByElectron({ app }: KioskApp): Promise<string> {
  return app.evaluate(async ({ BrowserWindow, clipboard }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents;
    const cookies = (await contents?.session.cookies.get({})) ?? [];
    const history = contents?.navigationHistory.getAllEntries() ?? [];
    return JSON.stringify([cookies, clipboard.readText(), history, window?.getTitle()]);
  });
}

/** Every file below a folder; what goes while it is read is not there. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** The files below a folder that hold a text, in UTF-8 or UTF-16. */
function filesWith(folder: string, text: string, since = 0): string[] {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return filesBelow(folder).filter((path) => {
    try {
      const { mtimeMs, size } = statSync(path);
      if (mtimeMs < since || size > LARGEST_FILE) return false;
      const content = readFileSync(path);
      return wanted.some((bytes) => content.includes(bytes));
    } catch {
      return false;
    }
  });
}

async function typeEverywhere(town: TestTown): Promise<void> {
  const kiosk = town.kiosk();
  await toAccount(kiosk, 'en');
  await kiosk.page.getByTestId('account-number').fill(NUMBER);
  await kiosk.tap('continue');
  await kiosk.tap('fact-surname');
  await kiosk.page.getByTestId('field-surname').fill(CANARY);
  await kiosk.tap('continue');
  await expect(kiosk.page.locator('[data-look="bad"]')).toBeVisible();
  await kiosk.page.getByTestId('field-surname').fill(CANARY);
}

async function fillFeedback(kiosk: KioskApp): Promise<void> {
  for (const testId of ['start', 'language-en', 'service-request-call']) await kiosk.tap(testId);
  await kiosk.see('form');
  await kiosk.page.getByTestId('field-given').fill(CANARY);
  await kiosk.page.getByTestId('field-family').fill(CANARY);
  await kiosk.tap('continue');
  await kiosk.page.getByTestId('field-phone').waitFor();
}

test('nothing that one person typed is left for the next, or anywhere on the machine', async ({ town }) => {
  test.setTimeout(180_000);
  const kiosk = town.kiosk();
  const begun = Date.now();
  const written: string[] = [];
  for (const stream of [kiosk.app.process().stdout, kiosk.app.process().stderr]) {
    stream?.on('data', (data: Buffer) => written.push(data.toString()));
  }
  const expectNothing = async (where: string): Promise<void> => {
    await kiosk.see('attract', 30_000);
    for (const secret of [CANARY, NUMBER, 'Maria Lopez', '104-2210']) {
      expect(await heldByPage(kiosk), `${where}: the page`).not.toContain(secret);
      expect(await heldByElectron(kiosk), `${where}: Electron`).not.toContain(secret);
      expect(written.join(''), `${where}: the log`).not.toContain(secret);
    }
    expect(filesWith(town.town.kioskFolder, CANARY), `${where}: the kiosk's files`).toEqual([]);
    expect(filesWith(tmpdir(), CANARY, begun), `${where}: temporary files`).toEqual([]);
  };

  await typeEverywhere(town);
  // The search finds what is there as long as it is.
  expect(await heldByPage(kiosk)).toContain(CANARY);
  await kiosk.tap('leave');
  await expectNothing('left by the exit');

  await fillFeedback(kiosk);
  await kiosk.tap('back');
  expect(await heldByPage(kiosk)).toContain(CANARY);
  // Nobody touches the screen any more: it ends by itself.
  await expectNothing('left alone');

  await toAccount(kiosk, 'en');
  await town.bench.post('/api/scanner/scan', { code });
  await kiosk.see('holder');
  expect(await heldByPage(kiosk)).toContain('Maria Lopez');
  await kiosk.tap('leave');
  await expectNothing('an account was shown');

  // The next person finds empty fields.
  await toAccount(kiosk, 'es');
  expect(await kiosk.page.getByTestId('account-number').inputValue()).toBe('');
});
