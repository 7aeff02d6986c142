import { HASHIMI, LI, LOPEZ, NGUYEN, O_BRIAIN, WANG, ZAHRA } from './accounts.ts';
import { expect, expectAgreement, expectAgreements, phase, test, toAccount, toReviewByScan } from './town.ts';

test('whatever is lost in a payment, it is made once and never told wrongly: the answer, the power, central, the paper', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const payByCard = async (): Promise<void> => {
    await phase(kiosk, 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
  };
  const leave = async (): Promise<void> => {
    await kiosk.see('done');
    await kiosk.tap('finish');
    await kiosk.see('attract');
  };

  await test.step('an answer of the terminal is asked for, and the resident is never told that it failed', async () => {
    await toReviewByScan(town, 'en', LOPEZ.code);
    await town.bench.post('/api/terminal/faults', { next: [{ kind: 'answer-lost' }], standing: [] });
    await kiosk.tap('pay');
    await payByCard();
    await kiosk.see('receipt');
    await kiosk.tap('receipt-screen');
    await leave();
  });

  await test.step('a resident who does not wait leaves with a slip, and the payment ends without them', async () => {
    await toReviewByScan(town, 'en', ZAHRA.code);
    const dark = { kind: 'power-loss', at: 'after-authorisation' };
    await town.bench.post('/api/terminal/faults', { next: [dark], standing: [] });
    await kiosk.tap('pay');
    await payByCard();
    await phase(kiosk, 'checking');
    await kiosk.tap('leave-with-slip');
    await kiosk.see('slip');
    await kiosk.tap('finish');
    await kiosk.see('attract');
    const paper = (await town.bench.papers()).at(-1);
    const text = paper?.text.join('\n') ?? '';
    expect(text).toContain('This is not a receipt');
    expect(text).toContain('470.46');
    expect(text).toMatch(/MILL1-\d+/);
    expect(await town.bench.printerErrors()).toEqual([]);
    await town.bench.post('/api/terminal/power', { on: true });
    await expect.poll(() => town.paid(ZAHRA.number), { timeout: 120_000 }).toBe(ZAHRA.openMinor);
  });

  await test.step('central gone in mid-payment: the payment stands, is shown as such, and arrives later, once', async () => {
    await toReviewByScan(town, 'en', HASHIMI.code);
    await kiosk.tap('pay');
    await phase(kiosk, 'present-card');
    await town.town.programs.central.stop();
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await kiosk.see('receipt');
    await kiosk.tap('receipt-print');
    await leave();
  });

  await test.step('without central the look-up says so before anything is typed in vain', async () => {
    await toAccount(kiosk, 'en');
    await town.bench.post('/api/scanner/scan', { code: WANG.code });
    await expect(kiosk.page.locator('[data-look="bad"], [data-look="warn"]').first()).toBeVisible({
      timeout: 120_000,
    });
    await kiosk.tap('leave');
    await kiosk.see('attract');
    await town.town.startCentral();
    await expect.poll(() => town.paid(HASHIMI.number), { timeout: 120_000 }).toBe(HASHIMI.openMinor);
  });

  await test.step('paper that ends in mid-receipt: the payment stands, and the next person gets nothing of it', async () => {
    await toReviewByScan(town, 'en', NGUYEN.code);
    await town.bench.post('/api/printer/schedule', {
      after: { unit: 'lines', count: 5 },
      set: { paperOut: true },
    });
    await kiosk.tap('pay');
    await payByCard();
    await kiosk.see('receipt');
    await kiosk.tap('receipt-print');
    // That it prints shows for a moment only: the printer may have said that the paper is out before anybody has looked.
    await expect(kiosk.page.getByTestId('receipt-print')).toBeDisabled({ timeout: 120_000 });
    await kiosk.see('receipt');
    await kiosk.tap('receipt-screen');
    await leave();
  });

  await test.step('no paper: the resident is asked before paying, and gets the receipt on the screen', async () => {
    await toReviewByScan(town, 'en', LI.code);
    await kiosk.tap('pay-without-paper');
    await payByCard();
    await kiosk.see('receipt');
    await expect(kiosk.page.getByTestId('receipt-print')).toBeDisabled();
    await kiosk.tap('receipt-screen');
    await leave();
  });

  const torn = (await town.bench.papers()).length;
  await town.bench.post('/api/printer/faults', { paperOut: false });
  await expectAgreements(
    town,
    [LOPEZ, ZAHRA, HASHIMI, NGUYEN, LI].map(({ number, openMinor }) => [number, openMinor]),
  );
  const after = (await town.bench.papers()).slice(torn).flatMap(({ text }) => text);
  expect(after.join('').trim()).toBe('');
});

test('a kiosk that is killed finishes the payment when it comes back, or charges nothing, and tells which', async ({
  town,
}) => {
  await test.step('while the bank decides', async () => {
    await toReviewByScan(town, 'en', LOPEZ.code);
    await town.bench.post('/api/terminal/faults', { next: [{ kind: 'answer-lost' }], standing: [] });
    await town.kiosk().tap('pay');
    await phase(town.kiosk(), 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await expect.poll(town.charged, { timeout: 120_000 }).toBe(LOPEZ.openMinor);
    await town.kiosk().kill();
    const again = await town.start();
    await again.see('attract');
    await expect(again.page.locator('[data-notice="paid"]')).toBeVisible({ timeout: 120_000 });
    await expect.poll(() => town.paid(LOPEZ.number), { timeout: 120_000 }).toBe(LOPEZ.openMinor);
  });

  await test.step('while the terminal waits for a card', async () => {
    await toReviewByScan(town, 'en', O_BRIAIN.code);
    await town.kiosk().tap('pay');
    await phase(town.kiosk(), 'present-card');
    await town.kiosk().kill();
    const again = await town.start();
    await again.see('attract');
    await expect(again.page.locator('[data-notice="said-not-charged"]')).toBeVisible({ timeout: 120_000 });
  });

  await expectAgreements(town, [
    [LOPEZ.number, LOPEZ.openMinor],
    [O_BRIAIN.number, 0],
  ]);
});

test('a screen that crashes in mid-payment comes back where the payment is', async ({ town }) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', LOPEZ.code);
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
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
});
