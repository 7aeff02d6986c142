import { keypadUser } from './keypad-user.ts';
import { expectAgreement, phase, test } from './town.ts';

/** The three open bills of one account. */
const OWED = { account: '104-2210', surname: 'lopez', totalMinor: 8_640 + 41_275 + 4_000 };

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };

test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

test('a resident pays by the keypad alone, from the first screen to the last, and calls for help by it', async ({
  town,
}) => {
  test.setTimeout(180_000);
  const kiosk = town.kiosk();
  const { page } = kiosk;
  const keypad = keypadUser(kiosk, town.bench);
  await kiosk.see('attract', 60_000);

  // Headphones begin a session as a touch does; back leads out of it again.
  await keypad.press('headphones-in');
  await kiosk.see('language');
  await keypad.press('headphones-out');
  await keypad.press('back');
  await kiosk.see('attract');

  await keypad.press('select');
  await kiosk.see('language');
  await keypad.choose('language-en');
  await kiosk.see('home');

  await keypad.choose('service-pay-bill');
  await kiosk.see('account');
  await keypad.press('back');
  await kiosk.see('home');
  await keypad.choose('service-pay-bill', 'up');
  await kiosk.see('account');
  await keypad.type('account-number', OWED.account);
  await keypad.choose('continue');
  await page.getByTestId('fact-surname').waitFor();
  await keypad.choose('fact-surname');
  await page.getByTestId('field-surname').waitFor();
  await keypad.type('field-surname', OWED.surname);
  await keypad.choose('continue');
  await kiosk.see('holder');
  await keypad.choose('yes');
  await kiosk.see('bills');
  await keypad.choose('continue');
  await kiosk.see('review');
  await keypad.choose('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt', 30_000);
  await keypad.choose('receipt-print');
  await kiosk.see('done', 30_000);
  await keypad.choose('finish');
  await kiosk.see('attract');
  await expectAgreement(town, OWED.account, OWED.totalMinor);
});
