import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, expectAgreement, phase, test, toAccount, toReviewByScan } from './town.ts';

const ACCOUNT = '104-2210';
const TOTAL = 8_640 + 41_275 + 4_000;
const code = writeBillCode({ townId: 'millbrook', accountNumber: ACCOUNT, billNumber: 'W-2026-0412' });

test('a kiosk killed while the bank decides finishes the payment when it comes back, and tells so', async ({
  town,
}) => {
  await toReviewByScan(town, 'en', code);
  await town.bench.post('/api/terminal/faults', { next: [{ kind: 'answer-lost' }], standing: [] });
  await town.kiosk().tap('pay');
  await phase(town.kiosk(), 'present-card');
  const killed = town.bench.post('/api/terminal/card', { card: 'contactless' });
  await killed;
  await expect.poll(town.charged, { timeout: 120_000 }).toBe(TOTAL);
  await town.kiosk().kill();
  const again = await town.start();
  await again.see('attract');
  await expect(again.page.locator('[data-notice="paid"]')).toBeVisible({ timeout: 120_000 });
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('a kiosk killed while the terminal waits for a card charges nothing, and tells whose word that is', async ({
  town,
}) => {
  await toReviewByScan(town, 'en', code);
  await town.kiosk().tap('pay');
  await phase(town.kiosk(), 'present-card');
  await town.kiosk().kill();
  const again = await town.start();
  await again.see('attract');
  await expect(again.page.locator('[data-notice="said-not-charged"]')).toBeVisible({ timeout: 120_000 });
  await expectAgreement(town, ACCOUNT, 0);
});

test('an answer of the terminal that is lost is asked for, and the resident is never told that it failed', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  await town.bench.post('/api/terminal/faults', { next: [{ kind: 'answer-lost' }], standing: [] });
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await kiosk.tap('finish');
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('a resident who does not wait leaves with a slip, and the payment ends without them', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  const dark = { kind: 'power-loss', at: 'after-authorisation' };
  await town.bench.post('/api/terminal/faults', { next: [dark], standing: [] });
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await phase(kiosk, 'checking');
  await kiosk.tap('leave-with-slip');
  await kiosk.see('slip');
  await kiosk.tap('finish');
  await kiosk.see('attract');
  const [paper] = await town.bench.papers();
  const text = paper?.text.join('\n') ?? '';
  expect(text).toContain('This is not a receipt');
  expect(text).toContain('539.15');
  expect(text).toMatch(/MILL1-\d+/);
  expect(await town.bench.printerErrors()).toEqual([]);
  await town.bench.post('/api/terminal/power', { on: true });
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('a screen that crashes in mid-payment comes back where the payment is', async ({ town }) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
  });
  // The driver has lost the page with the crash: the page that came back is asked through the main process.
  // A script that meets the page while it is gone never ends, and is given up.
  const inPage = (script: string): Promise<unknown> =>
    kiosk.app.evaluate(({ BrowserWindow }, code) => {
      const [window] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
      const givenUp = new Promise((resolve) => setTimeout(resolve, 1_000, null));
      return Promise.race([window?.webContents.executeJavaScript(code), givenUp]);
    }, script);
  const shows = (selector: string): Promise<unknown> =>
    inPage(`document.querySelector('${selector}') !== null`);
  const press = async (testId: string): Promise<void> => {
    await expect.poll(() => shows(`[data-testid="${testId}"]:enabled`), { timeout: 120_000 }).toBe(true);
    await expect.poll(() => inPage("'settling' in document.documentElement.dataset")).toBe(false);
    await inPage(`document.querySelector('[data-testid="${testId}"]').click()`);
  };
  await expect.poll(() => shows('[data-phase="present-card"]'), { timeout: 120_000 }).toBe(true);
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await press('receipt-screen');
  await press('finish');
  await expect.poll(() => shows('[data-screen="attract"]')).toBe(true);
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('central gone in mid-payment: the payment stands, is shown as such, and arrives later, once', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.town.programs.central.stop();
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-print');
  await kiosk.see('done');
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await town.town.startCentral();
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('without central the lookup says so before anything is typed in vain', async ({ town }) => {
  const kiosk = town.kiosk();
  await kiosk.see('attract');
  await town.town.programs.central.stop();
  await toAccount(kiosk, 'en');
  await town.bench.post('/api/scanner/scan', { code });
  await expect(kiosk.page.locator('[data-look="bad"], [data-look="warn"]').first()).toBeVisible({
    timeout: 120_000,
  });
  await kiosk.tap('leave');
  await kiosk.see('attract');
});

test('no paper: the resident is asked before paying, and gets the receipt on the screen', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await town.bench.post('/api/printer/faults', { paperOut: true });
  await toReviewByScan(town, 'en', code);
  await kiosk.tap('pay-without-paper');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await expect(kiosk.page.getByTestId('receipt-print')).toBeDisabled();
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await kiosk.tap('finish');
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('paper that ends in mid-receipt: the payment stands, and the next person gets nothing of it', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  await town.bench.post('/api/printer/schedule', {
    after: { unit: 'lines', count: 5 },
    set: { paperOut: true },
  });
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-print');
  await kiosk.see('printing');
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await kiosk.tap('finish');
  const torn = (await town.bench.papers()).length;
  await town.bench.post('/api/printer/faults', { paperOut: false });
  await expectAgreement(town, ACCOUNT, TOTAL);
  const after = (await town.bench.papers()).slice(torn).flatMap(({ text }) => text);
  expect(after.join('').trim()).toBe('');
});
