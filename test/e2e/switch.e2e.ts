import { LOPEZ } from './accounts.ts';
import { switchUser } from './switch-user.ts';
import { expect, expectAgreement, phase, test } from './town.ts';

/** As it is typed, letter by letter. */
const SURNAME = 'lopez';

test.use({
  options: {
    window: { width: 1080, height: 1920 },
    idle: { idleAfterMs: 300_000, warningMs: 25_000 },
  },
});

test('a resident pays by one switch alone, from the first screen to the last; Pay is chosen twice', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  const personal = await switchUser(kiosk, town.bench);
  const question = page.locator('[data-overlay="switch"]');
  await kiosk.see('attract');
  expect(await personal.frame()).toEqual({ kind: null, around: [] });

  // The first press wakes the kiosk and starts the frame; it chooses nothing.
  await personal.press();
  await kiosk.see('language');
  await personal.choose('language-en');
  await kiosk.see('home');
  await personal.choose('service-pay-bill');
  await kiosk.see('account');
  await personal.type('account-number', LOPEZ.number);
  await personal.choose('continue');
  await personal.choose('fact-surname');
  await page.getByTestId('field-surname').waitFor();
  await personal.type('field-surname', SURNAME);
  await personal.choose('continue');
  await kiosk.see('holder');
  await personal.choose('yes');
  await kiosk.see('bills');
  await personal.choose('continue');
  await kiosk.see('review');

  // A press a moment too early or too late pays nothing: the question comes, and its first answer is no.
  await personal.choose('pay');
  await expect(question).toContainText('539.15');
  expect((await personal.frame()).around).toEqual(['switch-no']);
  await personal.press();
  await expect(question).toHaveCount(0);
  await kiosk.see('review');
  expect(await town.bench.ledger()).toEqual([]);
  await personal.choose('pay');
  await personal.choose('switch-yes');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await personal.choose('receipt-print');
  await kiosk.see('done');
  await personal.choose('finish');
  await kiosk.see('attract');
  // The next resident touches: nothing moves by itself for them.
  expect(await personal.frame()).toEqual({ kind: null, around: [] });
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
});
