import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { keypadUser } from './keypad-user.ts';
import { expect, type TestTown, test } from './town.ts';

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };
test.use({ options: { window: { width: 1080, height: 1920 }, idle }, speaks: 'hurried' });

/** The question of a service that asks for name and address first. */
const SERVICE = 'service-register-pet';
const SAID_MS = 120_000;
const field = (kiosk: KioskApp, name: string) => kiosk.page.getByTestId(`field-${name}`);

/** Goes from the keys to the candidates, and chooses one of them. */
async function chooseByKeypad(town: TestTown, text: string): Promise<void> {
  const keypad = keypadUser(town.kiosk(), town.bench);
  await keypad.moveTo('candidates', 'up');
  await keypad.press('select');
  await keypad.choose(`candidate-${text}`);
}

/** Types by the keys of the screen, and takes the first of what the letters may stand for. */
async function writeByTouch(kiosk: KioskApp, name: string, letters: string): Promise<void> {
  await kiosk.tap(`field-${name}`);
  for (const letter of letters) await kiosk.tap(`key-${letter}`);
  const first = kiosk.page.locator('[data-candidates] button').first();
  const chosen = await first.innerText();
  await first.click();
  await expect(field(kiosk, name)).toHaveValue(chosen);
  expect(chosen).toMatch(/^\p{Script=Han}+$/u);
}

test('by keypad and ear, and by touch, a resident writes name and street in Chinese', async ({ town }) => {
  const [kiosk, log] = [town.kiosk(), town.speech()];
  const keypad = keypadUser(kiosk, town.bench);
  await kiosk.see('attract');
  await keypad.press('headphones-in');
  await kiosk.see('language');
  await keypad.choose('language-zh-Hans');
  await kiosk.see('home');
  await keypad.choose(SERVICE);
  await kiosk.see('form');
  await keypad.type('field-family', 'wang');
  const from = log.pieces().length;
  await chooseByKeypad(town, '王');
  await expect(field(kiosk, 'family')).toHaveValue('王');
  // Characters that sound the same are told apart by a word, and what was chosen is said.
  await expect
    .poll(() => log.said(from), { timeout: SAID_MS })
    .toMatch(/\p{Script=Han}*王\p{Script=Han}*的王/u);
  // The focus is back at the letters: what comes next can be typed at once.
  await expect(kiosk.page.locator('[data-keyboard] .hg-row:focus')).toHaveCount(1);
  await writeByTouch(kiosk, 'given', 'fang');
  await keypad.choose('continue');
  await kiosk.page.getByTestId('field-street').waitFor();
  await keypad.type('field-street', 'zsl');
  await chooseByKeypad(town, '中山路');
  await expect(field(kiosk, 'street')).toHaveValue('中山路');
});
