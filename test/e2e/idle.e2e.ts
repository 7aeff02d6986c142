import type { KioskApp } from '../../build/start/kiosk-app.ts';
import type { BridgeWindow } from '../../renderer/frame/index.ts';
import { LOPEZ } from './accounts.ts';
import { expect, expectAgreement, phase, test, toAccount, toReviewByScan } from './town.ts';

/** Shorter than in service, long enough for a test's touches between two screens on a busy machine. */
const idle = { idleAfterMs: 10_000, warningMs: 12_000 };

test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

test('a session that nobody uses warns, counts down and ends; who is still there continues, and it rests while the terminal works', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  const warning = page.locator('[data-overlay="idle"]');
  await toAccount(kiosk, 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await kiosk.type('104');

  await warning.waitFor({ timeout: idle.idleAfterMs + 60_000 });
  const first = await secondsLeft(kiosk);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThanOrEqual(idle.warningMs / 1_000);
  await expect.poll(() => secondsLeft(kiosk), { intervals: [100] }).toBeLessThan(first);
  // What lies below the question takes neither touches nor the focus.
  expect(await page.evaluate(() => document.querySelector('.whole')?.matches('[inert]'))).toBe(true);
  await kiosk.tap('more-time');
  await warning.waitFor({ state: 'hidden' });
  await kiosk.see('account');
  await expect(page.getByTestId('account-number')).toHaveValue('104');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');

  const askedAt = performance.now();
  await warning.waitFor({ timeout: idle.idleAfterMs + 60_000 });
  await kiosk.see('attract', idle.warningMs + 60_000);
  // "More time" began the whole wait anew: it did not end with what was left of the first.
  expect(performance.now() - askedAt).toBeGreaterThan(idle.idleAfterMs + idle.warningMs - 1_500);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(warning).toHaveCount(0);

  await kiosk.tap('start');
  await kiosk.tap('language-es');
  await warning.waitFor({ timeout: idle.idleAfterMs + 60_000 });
  await expect(warning).toContainText('¿Sigue ahí?');
  await kiosk.tap('idle-finish');
  await kiosk.see('attract');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  // It rests while the terminal works, and its time begins anew afterwards.
  await toReviewByScan(town, 'en', LOPEZ.code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await kiosk.page.evaluate(countWarnings);
  const began = performance.now();
  const longer = idle.idleAfterMs + idle.warningMs + 3_000;
  await expect.poll(() => performance.now() - began, { timeout: longer * 2 }).toBeGreaterThan(longer);
  await phase(kiosk, 'present-card');
  expect(await warningsSeen(kiosk)).toBe(0);

  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  const paidAt = performance.now();
  // Nobody takes the receipt: now it is the resident who is waited for, and the whole wait is theirs.
  await kiosk.page.locator('[data-overlay="idle"]').waitFor({ timeout: idle.idleAfterMs + 60_000 });
  expect(performance.now() - paidAt).toBeGreaterThan(idle.idleAfterMs - 1_500);
  expect(await warningsSeen(kiosk)).toBeGreaterThan(0);
  await kiosk.see('attract', idle.warningMs + 60_000);
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
});

/** The number that the warning shows largest. */
async function secondsLeft(kiosk: KioskApp): Promise<number> {
  return Number(await kiosk.page.locator('[data-overlay="idle"] p').first().innerText());
}

/** In the page: counts every view that says when the session ends. */
function countWarnings(): void {
  const { kiosk } = window as unknown as BridgeWindow;
  document.body.dataset.warnings = '0';
  kiosk.notices['session.changed'](({ idleEndsInMs }) => {
    if (idleEndsInMs === null) return;
    document.body.dataset.warnings = String(Number(document.body.dataset.warnings) + 1);
  });
}

const warningsSeen = (kiosk: KioskApp): Promise<number> =>
  kiosk.page.evaluate(() => Number(document.body.dataset.warnings));
