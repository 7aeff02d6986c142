import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, expectAgreement, phase, test, toAccount } from './town.ts';

const ACCOUNT = '104-2210';
const code = writeBillCode({ townId: 'millbrook', accountNumber: ACCOUNT, billNumber: 'W-2026-0412' });
const elsewhere = writeBillCode({ townId: 'otherton', accountNumber: ACCOUNT, billNumber: 'W-2026-0412' });
const NASTY = `${'<b>'.repeat(3_000)}\u0000\u0007\u202e😀'; drop table bills; --`;

/** The one sentence that says what was wrong. */
const problem = ({ page }: KioskApp) => page.locator('[data-look="bad"]');

/** Puts a text into the field that shows, all at once as a paste does. */
async function put({ page }: KioskApp, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).fill(text);
}

test('whatever is typed or scanned gets one clear sentence, and the same resident pays all the same', async ({
  town,
}) => {
  test.setTimeout(180_000);
  const kiosk = town.kiosk();
  await toAccount(kiosk, 'en');
  for (const [scanned, sentence] of [
    ['https://evil.example/?x=$(reboot)', /not from a bill of the town/],
    ['BCD\\n002\\n1\\nSCT\\nBHBLDEHHXXX', /not from a bill of the town/],
    ['x'.repeat(10_000), /not from a bill of the town/],
    [elsewhere, /another town/],
  ] as const) {
    await town.bench.post('/api/scanner/scan', { code: scanned });
    await expect(problem(kiosk)).toHaveText(sentence);
    await expect(problem(kiosk)).toHaveCount(1);
  }

  // An account that is not there and a name that does not fit look alike.
  await put(kiosk, 'account-number', '999-9999');
  await kiosk.tap('continue');
  await kiosk.tap('fact-surname');
  await put(kiosk, 'field-surname', 'Lopez');
  await kiosk.tap('continue');
  await expect(problem(kiosk)).toHaveText(/found no account with these details/);
  await put(kiosk, 'field-surname', NASTY);
  expect((await kiosk.page.getByTestId('field-surname').inputValue()).length).toBeLessThanOrEqual(100);
  await kiosk.tap('continue');
  await expect(problem(kiosk)).toHaveCount(1);

  await town.bench.post('/api/scanner/scan', { code });
  await kiosk.see('holder');
  await kiosk.tap('yes');
  await kiosk.see('bills');
  const part = kiosk.page.locator('[data-testid^="part-"]').first();
  await kiosk.tap((await part.getAttribute('data-testid')) ?? '');
  for (const [amount, sentence] of [
    ['', /type an amount/],
    ['0', /type an amount|least/],
    ['99999', /more than the bill/],
    ['1.2.3', /not an amount/],
  ] as const) {
    await put(kiosk, 'amount', amount);
    await kiosk.tap('amount-take');
    await expect(problem(kiosk)).toHaveText(sentence);
    await expect(problem(kiosk)).toHaveCount(1);
  }
  await kiosk.tap('amount-whole');
  await kiosk.see('bills');
  // A stray scan on a screen that has no use for it changes nothing.
  await town.bench.post('/api/scanner/scan', { code: elsewhere });
  await kiosk.tap('continue');
  await kiosk.see('review');
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt', 30_000);
  await kiosk.tap('receipt-email');
  await put(kiosk, 'email', NASTY);
  await kiosk.tap('continue');
  await expect(problem(kiosk)).toHaveText(/not a complete e-mail address/);
  await put(kiosk, 'email', 'maria@example.org');
  await kiosk.tap('continue');
  await kiosk.see('done', 30_000);
  await kiosk.tap('finish');
  await expectAgreement(town, ACCOUNT, 8_640 + 41_275 + 4_000);
});

test('the sentences come in the resident’s language', async ({ town }) => {
  const kiosk = town.kiosk();
  await toAccount(kiosk, 'ar');
  await town.bench.post('/api/scanner/scan', { code: 'https://evil.example' });
  await expect(problem(kiosk)).toHaveText(/\p{Script=Arabic}/u);
  await expect(problem(kiosk)).not.toHaveText(/[a-z]{3}/);
  await expect(kiosk.page.locator('html')).toHaveAttribute('dir', 'rtl');
});
