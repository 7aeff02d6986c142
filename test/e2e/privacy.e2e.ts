import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { LOPEZ } from './accounts.ts';
import { expect, phase, type TestTown, test, toAccount, toReviewByScan } from './town.ts';

/** Nobody is called this: wherever it is found, somebody typed it here. */
const CANARY = 'Quetzalcanary';
const LICENCE = `@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCS${CANARY}\nDAC${CANARY}`;
const NUMBER = '987-6543';
const AMOUNT = '73.918264';
const EMAIL = 'quetzal.7719@example.org';
const { code } = LOPEZ;
/** What was typed and nobody else has; and what a screen showed, which may stand in a file of the town's. */
const TYPED = [CANARY, CANARY.toUpperCase(), EMAIL, AMOUNT];
const SHOWN = [...TYPED, NUMBER, 'Maria Lopez', '104-2210'];
const LARGEST_FILE = 64 * 2 ** 20;

test.use({
  options: {
    window: { width: 1080, height: 1920 },
    // Short enough to be waited for once, long enough for what a busy machine does between two touches.
    idle: { idleAfterMs: 25_000, warningMs: 10_000 },
  },
});

/** Where the page, or Electron for it, holds one of these texts now. */
async function placesWith(kiosk: KioskApp, ...texts: string[]): Promise<string[]> {
  const held = { ...(await heldByPage(kiosk)), ...(await heldByElectron(kiosk)) };
  return Object.entries(held).flatMap(([place, content]) => {
    const held = JSON.stringify(content);
    return texts.some((text) => held.includes(text)) ? [place] : [];
  });
}

/** In the page: everything that it holds and could hold something of somebody. */
function heldByPage({ page }: KioskApp) {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')];
    return {
      document: document.documentElement.outerHTML,
      fields: fields.map((field) => (field as HTMLInputElement).value),
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
      cookie: document.cookie,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      state: history.state,
      address: location.href,
      windowName: window.name,
      requests: performance.getEntries().map(({ name }) => name),
    };
  });
}

/** What Electron holds for the page outside of it. */
function heldByElectron({ app }: KioskApp) {
  return app.evaluate(async ({ BrowserWindow, clipboard }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents;
    return {
      cookies: await contents?.session.cookies.get({}),
      clipboard: clipboard.readText(),
      history: contents?.navigationHistory.getAllEntries(),
      title: window?.getTitle(),
    };
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

/** The files below a folder that hold one of these texts, in UTF-8 or UTF-16. Each file is read once. */
function filesWith(folder: string, texts: readonly string[], since = 0): string[] {
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
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
  await town.bench.post('/api/scanner/scan', { code: LICENCE });
  await expect(kiosk.page.locator('[data-look="bad"]')).toContainText('identity document');
  await kiosk.page.getByTestId('account-number').fill(NUMBER);
  await kiosk.tap('continue');
  await kiosk.tap('fact-surname');
  await kiosk.page.getByTestId('field-surname').fill(CANARY);
  await kiosk.tap('continue');
  await expect(kiosk.page.locator('[data-look="bad"]')).toBeVisible();
  await kiosk.page.getByTestId('field-surname').fill(CANARY);
}

/** In the page: leaves something in every place where a page can. */
async function leaveEverywhere(text: string): Promise<void> {
  localStorage.setItem('left', text);
  sessionStorage.setItem('left', text);
  // biome-ignore lint/suspicious/noDocumentCookie: a page of this origin has no cookies; should that change, they are looked at
  document.cookie = `left=${text}`;
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open(text);
    opening.onerror = reject;
    opening.onsuccess = () => {
      opening.result.close();
      resolve(null);
    };
  });
  await caches.open(text);
  history.pushState(text, '');
  window.name = text;
}

async function fillFeedback(kiosk: KioskApp): Promise<void> {
  for (const testId of ['start', 'language-en', 'group-talk', 'service-request-call'])
    await kiosk.tap(testId);
  await kiosk.see('form');
  await kiosk.page.getByTestId('field-given').fill(CANARY);
  await kiosk.page.getByTestId('field-family').fill(CANARY);
  await kiosk.tap('continue');
  await kiosk.page.getByTestId('field-phone').waitFor();
}

test('nothing that one person typed is left for the next, or anywhere on the machine', async ({ town }) => {
  const kiosk = town.kiosk();
  const begun = Date.now();
  const written: string[] = [];
  for (const stream of [kiosk.app.process().stdout, kiosk.app.process().stderr]) {
    stream?.on('data', (data: Buffer) => written.push(data.toString()));
  }
  // They are other machines in service, and are given what a resident sends.
  const others = ['central', 'bench'].map((name) => join(town.town.folder, name));
  const isCentralOrBench = (path: string): boolean => others.some((folder) => path.startsWith(folder));
  const expectNothing = async (where: string): Promise<void> => {
    await kiosk.see('attract');
    // What is not on the screen is emptied in the moment after it has changed.
    const soon = { message: where, timeout: 60_000 };
    await expect.poll(() => placesWith(kiosk, ...SHOWN), soon).toEqual([]);
    for (const secret of SHOWN) expect(written.join(''), `${where}: the log`).not.toContain(secret);
    expect(filesWith(town.town.kioskFolder, TYPED), `${where}: the kiosk's files`).toEqual([]);
    const elsewhere = filesWith(tmpdir(), TYPED, begun).filter((path) => !isCentralOrBench(path));
    expect(elsewhere, `${where}: temporary files`).toEqual([]);
  };

  await typeEverywhere(town);
  // The search finds what is there as long as it is.
  expect(await placesWith(kiosk, CANARY)).toContain('fields');
  await kiosk.tap('leave');
  await expectNothing('left by the exit');

  await fillFeedback(kiosk);
  await kiosk.tap('back');
  expect(await placesWith(kiosk, CANARY)).toContain('fields');
  // Nobody touches the screen any more: it ends by itself.
  await expectNothing('left alone');

  await toAccount(kiosk, 'en');
  await kiosk.page.getByTestId('account-number').fill(NUMBER);
  await kiosk.tap('continue');
  await kiosk.tap('fact-bill-number');
  await kiosk.page.getByTestId('field-bill-number').fill(CANARY);
  expect(await placesWith(kiosk, CANARY.toUpperCase())).toContain('fields');
  await kiosk.tap('leave');
  await expectNothing('a bill number was typed');

  await toAccount(kiosk, 'en');
  await town.bench.post('/api/scanner/scan', { code });
  await kiosk.see('holder');
  expect(await placesWith(kiosk, 'Maria Lopez')).toContain('document');
  await kiosk.tap('yes');
  await kiosk.see('bills');
  await kiosk.page.locator('[data-testid^="part-"]').first().click();
  await kiosk.page.getByTestId('amount').fill(AMOUNT);
  expect(await placesWith(kiosk, AMOUNT)).toContain('fields');
  await kiosk.page.evaluate(leaveEverywhere, CANARY);
  await kiosk.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), CANARY);
  expect(await placesWith(kiosk, CANARY)).toEqual([
    ...['localStorage', 'sessionStorage', 'databases', 'caches', 'state', 'windowName', 'clipboard'],
  ]);
  await kiosk.tap('leave');
  await expectNothing('an account was shown, an amount typed, and something left in every place of the page');

  await toReviewByScan(town, 'en', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.tap('receipt-email');
  await kiosk.page.getByTestId('email').fill(EMAIL);
  expect(await placesWith(kiosk, EMAIL)).toContain('fields');
  await kiosk.tap('continue');
  await kiosk.see('done');
  await expectNothing('a receipt went by e-mail, and nobody finished');
  // It was sent, and so it was kept: in the journal, which nobody reads without its key.
  await expect.poll(async () => (await town.bench.mails()).length, { timeout: 120_000 }).toBe(1);
  await expectNothing('the e-mail is on its way');

  // The next person finds empty fields.
  await toAccount(kiosk, 'es');
  expect(await kiosk.page.getByTestId('account-number').inputValue()).toBe('');
});
