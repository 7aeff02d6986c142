import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { readKioskJournal } from '../../build/start/read-journal.ts';
import { choose, fill, sign } from './form-steps.ts';
import { expect, phase, type TestTown, test } from './town.ts';
import { dayInTown } from './town-time.ts';

const Transactions = z.object({
  transactions: z.array(
    z.object({ serviceId: z.string(), standing: z.string(), outcome: z.string().nullable() }).loose(),
  ),
});

/** What central has of one service, newest first. */
async function taken({ town }: TestTown, serviceId: string): Promise<(string | null)[]> {
  const { transactions } = Transactions.parse(await town.ask('transactions'));
  return transactions.filter((one) => one.serviceId === serviceId).map(({ outcome }) => outcome);
}

async function openService(kiosk: KioskApp, language: string, serviceId: string): Promise<void> {
  await kiosk.see('attract');
  for (const testId of ['start', `language-${language}`, `service-${serviceId}`]) await kiosk.tap(testId);
  await kiosk.see('form');
}

test('a resident registers a pet, pays the fee and gets a certificate; without the network a problem is reported all the same', async ({
  town,
}, info) => {
  const kiosk = town.kiosk();
  await openService(kiosk, 'en', 'register-pet');
  // Nothing typed is said at once, in one sentence, and goes away with the answer.
  await kiosk.tap('continue');
  await expect(kiosk.page.locator('[data-look="bad"]')).toHaveText('Please fill this in.');
  await fill(kiosk, { given: 'maria', family: 'lopez' });
  await fill(kiosk, { street: 'mill lane', houseNumber: '4' });
  await kiosk.tap('continue');
  await choose(kiosk, 'dog');
  await kiosk.type('bruno');
  await kiosk.tap('continue');
  await kiosk.tap('calendar-title');
  await kiosk.tap('years-2024');
  await kiosk.tap('months-2024-05');
  await kiosk.tap('day-2024-05-17');
  await kiosk.tap('continue');
  await kiosk.type('3729');
  await kiosk.tap('continue');
  await expect(kiosk.page.locator('[data-look="bad"]')).toHaveText(
    'This is too short. It needs at least 15 characters.',
  );
  await kiosk.type('00000012345');
  await kiosk.tap('continue');
  await kiosk.tap(`day-${dayInTown(0)}`);
  await kiosk.tap('continue');
  await choose(kiosk, 'yes');
  await choose(kiosk, 'no');
  await kiosk.tap('agree-truth');
  await kiosk.tap('continue');
  await sign(kiosk);

  await kiosk.see('form-review');
  const review = kiosk.page.locator('[data-screen="form-review"]');
  for (const words of ['Maria Lopez', 'Mill Lane 4', 'Bruno', '17 May 2024', '372900000012345', '€21.00']) {
    await expect(review).toContainText(words, { ignoreCase: true });
  }
  // An answer is changed: a cat costs something else, and nobody asks what only dogs are asked.
  await kiosk.tap('change-animal');
  await kiosk.see('form');
  await choose(kiosk, 'cat');
  for (let left = 0; left < 5; left += 1) await kiosk.tap('continue');
  await kiosk.tap('continue');
  await kiosk.tap('continue');
  await kiosk.see('form-review');
  await expect(review).toContainText('€11.00');
  await expect(review).not.toContainText('assistance dog');

  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-print');
  await kiosk.see('done');
  const [paper] = await town.bench.papers();
  const text = paper?.text.join('\n') ?? '';
  for (const words of [
    'Register a pet',
    '11.00',
    'Certificate of registration',
    'PET-MILL1-',
    '372900000012345',
  ]) {
    expect(text.toLowerCase()).toContain(words.toLowerCase());
  }
  expect(await town.bench.printerErrors()).toEqual([]);
  writeFileSync(info.outputPath('certificate.png'), await town.bench.paperPng(paper?.number ?? 0));
  await kiosk.tap('finish');
  await kiosk.see('attract');
  expect(await town.charged()).toBe(1_100);
  await expect.poll(() => taken(town, 'register-pet'), { timeout: 120_000 }).toEqual(['accepted']);

  // Without the network a problem is reported in Arabic, and arrives later, once.
  await town.town.programs.central.stop();
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'en');
  await openService(kiosk, 'ar', 'report-problem');
  await choose(kiosk, 'lamp');
  await choose(kiosk, 'no');
  await kiosk.page.getByTestId('field-place').focus();
  await kiosk.page.keyboard.type('شارع الطاحونة');
  await kiosk.tap('continue');
  await kiosk.tap('continue');
  await kiosk.tap('continue');
  await kiosk.see('form-review');
  await kiosk.tap('pay');
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await expect(kiosk.page.locator('[data-look="info"]')).toBeVisible();
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await town.town.startCentral();
  await expect.poll(() => taken(town, 'report-problem'), { timeout: 120_000 }).toEqual(['accepted']);
  await kiosk.close();
  const sent = readKioskJournal(town.town.kioskFolder).filter(
    ({ body }) => body.subject === 'transaction' && body.event.kind === 'submitted',
  );
  expect(sent.length).toBe(1);
});
