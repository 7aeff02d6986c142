import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, expectAgreement, phase, test, toReviewByScan } from './town.ts';

const ACCOUNT = '204126';
/** Its two open bills: 212.000 and 8.250 dinars. */
const TOTAL = 220_250;
const code = writeBillCode({ townId: 'marsa-zaitoun', accountNumber: ACCOUNT, billNumber: 'M-2026-031' });

test.use({
  options: {
    window: { width: 1080, height: 1920 },
    idle: { idleAfterMs: 120_000, warningMs: 25_000 },
    townName: 'marsa-zaitoun',
  },
});

test('a town of another country greets from right to left, shows its own face, and takes its own money', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  await kiosk.see('attract');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('h1')).toHaveText('مرحبًا بكم في مرسى الزيتون');
  await expect(page.locator('header')).toContainText('دار الميناء، الطابق الأرضي');
  // Its sign on this ground, and its photo, from its own content.
  const drawn = page.locator('img').evaluateAll((all) => all.filter((one) => one.checkVisibility()));
  expect(await drawn).toHaveLength(2);
  const broken = page.locator('img').evaluateAll((all) => {
    const images = all.filter((one) => one instanceof HTMLImageElement);
    return Promise.all(
      images.map((one) =>
        one.decode().then(
          () => null,
          () => one.src,
        ),
      ),
    );
  });
  expect((await broken).filter((src) => src !== null)).toEqual([]);

  await toReviewByScan(town, 'fr', code);
  await expect(page.locator('[data-screen="review"]')).toContainText('Référence abonné');
  await expect(page.getByTestId('pay')).toContainText(/220,250\sDT/);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-print');
  await kiosk.see('done');
  const [paper] = await town.bench.papers();
  const text = paper?.text.join('\n') ?? '';
  // As Tunisia writes it, and not as France does.
  expect(text).toMatch(/220,250\s?DT/);
  expect(text).toContain('Référence abonné');
  expect(text).toMatch(/MARSA1-\d+/);
  expect((await town.bench.ledger())[0]).toMatchObject({ amountMinor: TOTAL, currency: 'TND' });
  await expectAgreement(town, ACCOUNT, TOTAL);
});
