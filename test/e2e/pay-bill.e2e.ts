import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, expectAgreement, phase, test, toReview, toReviewByScan } from './town.ts';

const ACCOUNT = '104-2210';
const SURNAME = 'Lopez';
/** The three open bills of the account. */
const TOTAL = 8_640 + 41_275 + 4_000;
const code = writeBillCode({ townId: 'millbrook', accountNumber: ACCOUNT, billNumber: 'W-2026-0412' });

test('a resident pays by touch and gets a printed receipt that reads and scans', async ({ town }, info) => {
  const kiosk = town.kiosk();
  await toReview(kiosk, 'en', ACCOUNT, SURNAME);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'chipAndPin' });
  await phase(kiosk, 'enter-pin');
  await town.bench.post('/api/terminal/pin', { pin: 'ok' });
  await phase(kiosk, 'remove-card');
  await town.bench.post('/api/terminal/remove-card', {});
  await kiosk.see('receipt');
  await kiosk.tap('receipt-print');
  await kiosk.see('done');
  const [paper] = await town.bench.papers();
  const text = paper?.text.join('\n') ?? '';
  expect(text).toContain('Payment receipt');
  expect(text).toContain('539.15');
  expect(text).toContain('104-2210');
  expect(await town.bench.printerErrors()).toEqual([]);
  const file = info.outputPath('receipt.png');
  writeFileSync(file, await town.bench.paperPng(paper?.number ?? 0));
  expect(execFileSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' })).toMatch(
    /^TKR1:millbrook:MILL1-\d+/,
  );
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await expectAgreement(town, ACCOUNT, TOTAL);
});

for (const [language, words, tongue] of [
  ['ar', 'إيصال الدفع', 'ara'],
  ['zh-Hans', '缴费收据', 'chi_sim'],
] as const) {
  test(`the receipt is printed in the resident's own script (${language})`, async ({ town }, info) => {
    const kiosk = town.kiosk();
    await toReviewByScan(town, language, code);
    await expect(kiosk.page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await kiosk.tap('pay');
    await phase(kiosk, 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await kiosk.see('receipt');
    await kiosk.tap('receipt-print');
    await kiosk.see('done');
    const [paper] = await town.bench.papers();
    const file = info.outputPath('receipt.png');
    writeFileSync(file, await town.bench.paperPng(paper?.number ?? 0));
    const read = execFileSync('tesseract', [file, '-', '-l', tongue, '--psm', '6'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const squeeze = (text: string): string => text.replace(/[\s\u200e\u200f]/g, '');
    expect(squeeze(read)).toContain(squeeze(words));
    expect(execFileSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' })).toContain('TKR1:millbrook:');
    expect(await town.bench.printerErrors()).toEqual([]);
    await kiosk.tap('finish');
    await expectAgreement(town, ACCOUNT, TOTAL);
  });
}

test('the receipt comes by e-mail, once, in the resident’s language', async ({ town }) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'fr', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-email');
  await kiosk.page.getByTestId('email').waitFor();
  await kiosk.page.keyboard.type('maria.lopez@example');
  await kiosk.tap('continue');
  await expect(kiosk.page.locator('[data-look="bad"], [data-look="warn"]').first()).toBeVisible();
  await kiosk.page.keyboard.type('.org');
  await kiosk.tap('continue');
  await kiosk.see('done');
  await expect.poll(async () => (await town.bench.mails()).length, { timeout: 120_000 }).toBe(1);
  const [mail] = await town.bench.mails();
  expect(JSON.stringify(mail?.to)).toContain('maria.lopez@example.org');
  expect(mail?.text).toContain('Reçu de paiement');
  await kiosk.tap('finish');
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('a declined card costs nothing, and the next one pays', async ({ town }) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'es', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'refused' });
  await kiosk.see('pay-again');
  expect(await town.charged()).toBe(0);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await expect(kiosk.page.locator('[data-screen="done"]')).toContainText('Recibo de pago');
  await kiosk.tap('finish');
  await expectAgreement(town, ACCOUNT, TOTAL);
});

test('a resident who cancels at the terminal pays nothing', async ({ town }) => {
  const kiosk = town.kiosk();
  await toReviewByScan(town, 'en', code);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await kiosk.tap('cancel');
  await kiosk.see('pay-again');
  await kiosk.tap('leave');
  await kiosk.see('attract');
  await expectAgreement(town, ACCOUNT, 0);
});
