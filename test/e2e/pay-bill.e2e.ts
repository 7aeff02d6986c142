import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { HASHIMI, LI, LOPEZ, NGUYEN, O_BRIAIN, WANG } from './accounts.ts';
import {
  expect,
  expectAgreement,
  expectAgreements,
  phase,
  type TestTown,
  test,
  toReview,
  toReviewByScan,
} from './town.ts';

/** Where the picture of the newest paper is. */
async function newestPaper(town: TestTown, file: string): Promise<string> {
  const paper = (await town.bench.papers()).at(-1);
  writeFileSync(file, await town.bench.paperPng(paper?.number ?? 0));
  return file;
}

const codeOn = (picture: string): string =>
  execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8' });

test('a resident pays by touch and gets a printed receipt that reads and scans', async ({ town }, info) => {
  const kiosk = town.kiosk();
  await toReview(kiosk, 'en', LOPEZ.number, 'Lopez');
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
  expect(codeOn(await newestPaper(town, info.outputPath('receipt.png')))).toMatch(
    /^TKR1:millbrook:MILL1-\d+/,
  );
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
});

test('residents come one after the other: receipts on paper in their own script and by e-mail, a declined card, a cancelled payment', async ({
  town,
}, info) => {
  const kiosk = town.kiosk();
  const payByCard = async (): Promise<void> => {
    await phase(kiosk, 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await kiosk.see('receipt');
  };

  for (const [account, language, words, tongue] of [
    [HASHIMI, 'ar', 'إيصال الدفع', 'ara'],
    [WANG, 'zh-Hans', '缴费收据', 'chi_sim'],
  ] as const)
    await test.step(`the receipt is printed in the resident's own script (${language})`, async () => {
      await toReviewByScan(town, language, account.code);
      await expect(kiosk.page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await kiosk.tap('pay');
      await payByCard();
      await kiosk.tap('receipt-print');
      await kiosk.see('done');
      const file = await newestPaper(town, info.outputPath(`receipt-${language}.png`));
      const read = execFileSync('tesseract', [file, '-', '-l', tongue, '--psm', '6'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const squeeze = (text: string): string => text.replace(/[\s\u200e\u200f]/g, '');
      expect(squeeze(read)).toContain(squeeze(words));
      expect(codeOn(file)).toContain('TKR1:millbrook:');
      expect(await town.bench.printerErrors()).toEqual([]);
      await kiosk.tap('finish');
    });

  await test.step('it comes by e-mail, once, in the resident’s language', async () => {
    await toReviewByScan(town, 'fr', LI.code);
    await kiosk.tap('pay');
    await payByCard();
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
  });

  await test.step('a declined card costs nothing, and the next one pays', async () => {
    const before = await town.charged();
    await toReviewByScan(town, 'es', NGUYEN.code);
    await kiosk.tap('pay');
    await phase(kiosk, 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'refused' });
    await kiosk.see('pay-again');
    expect(await town.charged()).toBe(before);
    await kiosk.tap('pay');
    await payByCard();
    await kiosk.tap('receipt-screen');
    await kiosk.see('done');
    await expect(kiosk.page.locator('[data-screen="done"]')).toContainText('Recibo de pago');
    await kiosk.tap('finish');
  });

  await test.step('who cancels at the terminal pays nothing', async () => {
    await toReviewByScan(town, 'en', O_BRIAIN.code);
    await kiosk.tap('pay');
    await phase(kiosk, 'present-card');
    await kiosk.tap('cancel');
    await kiosk.see('pay-again');
    await kiosk.tap('leave');
    await kiosk.see('attract');
  });

  await expectAgreements(town, [
    ...[HASHIMI, WANG, LI, NGUYEN].map(({ number, openMinor }) => [number, openMinor] as const),
    [O_BRIAIN.number, 0],
  ]);
  expect(await town.bench.mails()).toHaveLength(1);
});
