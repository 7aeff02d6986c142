import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { LOPEZ } from './accounts.ts';
import { consoleClient } from './console-client.ts';
import { keypadUser } from './keypad-user.ts';
import { expect, expectAgreement, phase, test } from './town.ts';

/** As it is typed, letter by letter. */
const SURNAME = 'lopez';

const OpenCalls = z.object({
  calls: z.array(z.object({ kioskId: z.string(), callId: z.int() }).loose()),
});

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };

test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

test('a resident pays by the keypad alone, from the first screen to the last, and calls for help by it', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  const keypad = keypadUser(kiosk, town.bench);
  await kiosk.see('attract');

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
  await keypad.type('account-number', LOPEZ.number);

  // Help: the console shows it, the screen says so, and the resident continues where they were.
  const clerk = await consoleClient(town.town);
  const open = async () => OpenCalls.parse(await clerk.get('/help-calls')).calls;
  expect(await open()).toEqual([]);
  await keypad.press('help');
  await page.locator('[data-overlay="help"]').waitFor();
  await keypad.press('back');
  await expect(page.locator('[data-overlay="help"]')).toHaveCount(0);
  expect(await open()).toEqual([]);
  // Called by mistake, and taken back.
  await keypad.press('help');
  await keypad.choose('help-call');
  await page.locator('[data-help="told"]').waitFor();
  expect(await open()).toHaveLength(1);
  await keypad.choose('help-take-back');
  await page.locator('[data-help="taken-back"]').waitFor();
  expect(await open()).toEqual([]);
  await keypad.press('back');
  await keypad.press('help');
  await keypad.choose('help-call');
  await page.locator('[data-help="told"]').waitFor();
  await keypad.press('back');
  await expect(page.locator('[data-overlay="help"]')).toHaveCount(0);
  await expect(page.getByTestId('account-number')).toHaveValue(LOPEZ.number);
  const [{ kioskId, callId, ...call } = { kioskId: '', callId: 0 }, ...others] = await open();
  expect([call, ...others]).toMatchObject([{ kioskCode: 'MILL1', screen: 'account', times: 1 }]);
  await clerk.post('/help-calls/answer', { kioskId, callId, answer: 'done' });
  expect(await open()).toEqual([]);
  await keypad.choose('continue');
  await page.getByTestId('fact-surname').waitFor();
  await keypad.choose('fact-surname');
  await page.getByTestId('field-surname').waitFor();
  await keypad.type('field-surname', SURNAME);
  await keypad.choose('continue');
  await kiosk.see('holder');
  await keypad.choose('yes');
  await kiosk.see('bills');
  await keypad.choose('continue');
  await kiosk.see('review');
  await keypad.choose('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await keypad.choose('receipt-print');
  await kiosk.see('done');
  await keypad.choose('finish');
  await kiosk.see('attract');
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
});

test('a keypad that is a keyboard presses nothing below the question whether somebody is there, and help says when nobody was reached', async ({
  town,
}) => {
  const { settingsFile } = town.town;
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
  settings.keypad = { kind: 'keyboard', keys: { down: 'F19', up: 'F18', select: 'F20', help: 'F17' } };
  settings.idle = { idleAfterMs: 15_000, warningMs: 60_000 };
  writeFileSync(settingsFile, JSON.stringify(settings));
  await town.kiosk().close();
  const kiosk = await town.start();
  const { page } = kiosk;
  await kiosk.see('attract');
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ key }) => {
      document.documentElement.dataset.heard = `${document.documentElement.dataset.heard ?? ''} ${key}`;
    });
  });
  const press = (keyCode: string): Promise<void> =>
    kiosk.app.evaluate(({ BrowserWindow }, code) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const type of ['keyDown', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode: code });
    }, keyCode);
  await press('F20');
  await kiosk.see('language');
  await press('F19');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  await expect.poll(focused).toMatch(/^language-/);
  const language = await focused();

  const question = page.locator('[data-overlay="idle"]');
  await question.waitFor();
  await press('F20');
  await expect(question).toHaveCount(0);
  await expect.poll(focused).toBe(language);
  await kiosk.see('language');
  await press('F20');
  await kiosk.see('home');

  // Central cannot be reached: the screen shows the way to staff instead.
  await town.town.programs.central.stop();
  await press('F17');
  await kiosk.tap('help-call');
  await page.locator('[data-help="not-reached"]').waitFor({ timeout: 120_000 });
  expect(await page.evaluate(() => document.documentElement.dataset.heard)).toBeUndefined();
});
